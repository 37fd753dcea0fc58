using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Facts;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Returns;

/// <summary>Settles a line's reason.</summary>
/// <param name="Code">The reason; required, and not <c>UNKNOWN</c>.</param>
public sealed record SettleReason(ReasonCode? Code = null);

/// <summary>Lets a person settle a line's reason.</summary>
internal static class ReasonEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/returns/{id}/lines/{lineId}/reason", SettleAsync)
            .Needs(Permission.SettleReason)
            .Describe("settleReason", "Settle why a line came back.", "A person's answer stands above the customer's pick and the classifier's.")
            .IsReturnCommand<SettleReason>();

    private static async Task<IResult> SettleAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, string lineId, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<SettleReason>(context);
        var state = await scope.ReturnAsync(context, id, ct);
        if (state.Lines.All(l => l.Requested.LineId != lineId)) return Problems.NotFound;
        var errors = new FieldErrors();
        if (body.Code is null or ReasonCode.Unknown) errors.Add("code", "is a reason code other than UNKNOWN.");
        errors.ThrowIfAny();
        return await commands.RecordAsync(context, state, $"reason:{Clip.Of(lineId, 100)}:{body.Code}", new ReasonSettled(lineId, body.Code!.Value));
    }
}
