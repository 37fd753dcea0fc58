using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Receipts;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Withdrawals;

/// <summary>Takes declarations of withdrawal, once per Idempotency-Key, and hands out their receipts.</summary>
internal sealed class WithdrawalEndpoint(
    TenantScope scope, ITenants tenants, RequestBody bodies, WithdrawalRecorder recorder, OnceOnly once, IIds ids, TimeProvider time)
{
    public const string Name = "declareWithdrawal";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/withdrawals", (HttpContext context, WithdrawalEndpoint endpoint) => endpoint.DeclareAsync(context))
            .Needs(Permission.OpenReturn)
            .Describe(Name, "Take down a consumer's withdrawal from a contract.", "Answers the receipt that the customer keeps: send it to their contact.")
            .Takes<DeclareWithdrawal>()
            .Answers<WithdrawalReceipt>(201, "The receipt, sealed. Location names it. The same Idempotency-Key gives the same answer.")
            .Refuses(400, 404, 409, 410, 413, 415, 422, 503);
        api.MapGet(
                "/returns/{id}/withdrawals/{declarationId}/receipt",
                (HttpContext context, WithdrawalEndpoint endpoint, string id, string declarationId) => endpoint.ReceiptAsync(context, id, declarationId))
            .Needs(Permission.ReadPersonalData)
            .Describe("getWithdrawalReceipt", "Fetch the receipt of a withdrawal again, byte for byte.")
            .Answers<WithdrawalReceipt>(200, "The receipt, sealed. GET /keys publishes the key that checks it.")
            .Refuses(404, 410);
    }

    private async Task<IResult> DeclareAsync(HttpContext context)
    {
        var key = IdempotencyKey.Read(context.Request);
        var raw = await bodies.ReadAsync(context);
        var body = RequestBody.Parse<DeclareWithdrawal>(raw);
        var tenant = tenants.Find(scope.ForNew(context, body.Tenant))!;
        var now = time.GetUtcNow();
        var request = DeclareWithdrawalCheck.Read(body, tenant, now);
        var onto = await OntoAsync(context, tenant.Id, request);
        var subject = context.Caller().Subject;
        var declarationId = key is null ? $"wd-{ids.Next(now):N}" : $"wd-{IdempotencyKey.NativeId(subject, $"withdrawal/{key}")["api-".Length..]}";

        // From here on the work is finished even if the caller hangs up. The kept answer only names the receipt: that holds personal data.
        async Task<byte[]> WorkAsync()
        {
            var state = await recorder.DeclareAsync(tenant.Id, subject, declarationId, onto, request, CancellationToken.None);
            return Answers.Bytes(new Declared(state.ReturnId, declarationId));
        }

        var answer = key is null
            ? await WorkAsync()
            : await once.RunAsync($"{tenant.Id}/{subject}", $"withdrawal/{key}", IdempotencyKey.Fingerprint(context.Request, raw), WorkAsync);
        var declared = JsonSerializer.Deserialize<Declared>(answer, Core.Json.HubJson.Options)!;
        var receipt = await recorder.ReceiptAsync(new StreamKey(tenant.Id, declared.ReturnId), declared.DeclarationId, CancellationToken.None);
        return receipt is null ? Erased : new Created($"/api/returns/{declared.ReturnId}/withdrawals/{declared.DeclarationId}/receipt", receipt);
    }

    private async Task<ReturnState?> OntoAsync(HttpContext context, TenantId tenant, CheckedWithdrawal request)
    {
        if (request.ReturnId is null) return null;
        var state = await scope.ReturnAsync(context, request.ReturnId, CancellationToken.None);
        if (state.Tenant != tenant) throw new ProblemException(Problems.NotFound);
        var order = state.Header?.OrderId ?? state.Order?.OrderId;
        return request.OrderId is null || order is null || request.OrderId == order
            ? state
            : throw new ProblemException(409, "order-differs", "The return belongs to another order. Leave 'returnId' or 'orderId' out, or correct one of them.");
    }

    private async Task<IResult> ReceiptAsync(HttpContext context, string id, string declarationId)
    {
        var state = await scope.ReturnAsync(context, id, context.RequestAborted);
        if (state.Withdrawal?.Declarations.Any(d => d.DeclarationId == declarationId) != true) return Problems.NotFound;
        var receipt = await recorder.ReceiptAsync(state.Key, declarationId, context.RequestAborted);
        return receipt is null ? Erased : Results.Bytes(receipt, "application/json");
    }

    private static Problem Erased { get; } =
        new(410, "receipt-erased", "The receipt was erased with the customer's data. The return still says when the withdrawal was declared.");

    private sealed record Declared(ReturnId ReturnId, string DeclarationId);
}
