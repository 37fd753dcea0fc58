using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Views;

namespace ReturnsHub.Web.Returns.Goods;

/// <summary>
/// Lets people take goods in and grade them without a warehouse system. The same facts as the warehouse contract's, in the
/// person's own name, so that who received or inspected cannot approve the credit.
/// </summary>
internal static class GoodsEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/returns/{id}/receipts", ReceiveAsync)
            .Needs(Permission.ReceiveGoods)
            .Describe("receiveGoods", "Take goods of a return in.", "Safe to repeat: the document's id makes it one. Who receives cannot approve the return's credit.")
            .IsReturnCommand<ReportReceipt>();
        api.MapPost("/returns/{id}/inspections", InspectAsync)
            .Needs(Permission.InspectGoods)
            .Describe("inspectGoods", "Grade goods of a return.", "Safe to repeat: the document's id makes it one. Who inspects cannot approve the return's credit.")
            .IsReturnCommand<ReportInspection>();
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<ReportReceipt>(context);
        var state = await scope.ReturnAsync(context, id, ct);
        var report = GoodsCheck.Read(body, state);
        return await RecordAsync(context, commands, state, $"receipt:{report.ReceiptId}", report, report.Lines,
            s => s.Receipts.FirstOrDefault(r => r.ReceiptId == report.ReceiptId)?.Lines);
    }

    private static async Task<IResult> InspectAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<ReportInspection>(context);
        var state = await scope.ReturnAsync(context, id, ct);
        var report = GoodsCheck.Read(body, state);
        return await RecordAsync(context, commands, state, $"inspection:{report.InspectionId}", report, report.Lines,
            s => s.Inspections.FirstOrDefault(i => i.InspectionId == report.InspectionId)?.Lines);
    }

    private static async Task<IResult> RecordAsync(
        HttpContext context, Commands commands, ReturnState state, string what, FactBody report, IReadOnlyList<GoodsLineReport> lines,
        Func<ReturnState, IReadOnlyList<GoodsLineReport>?> known)
    {
        // Said before: a repeat must not become a later report of its own.
        if (Same(known(state), lines)) return Answers.Json(ReturnView.Of(state));
        var after = await commands.StateAfterAsync(context, state, what, report);
        return Same(known(after), lines)
            ? Answers.Json(ReturnView.Of(after))
            : new Problem(409, "document-superseded", "A later report with this id says something else. Load the return and use an id of your own.");
    }

    private static bool Same(IReadOnlyList<GoodsLineReport>? known, IReadOnlyList<GoodsLineReport> said) =>
        known is not null && Answers.Bytes(known).AsSpan().SequenceEqual(Answers.Bytes(said));
}
