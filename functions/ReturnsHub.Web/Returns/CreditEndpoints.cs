using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Facts;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Returns;

/// <summary>Approves a credit.</summary>
/// <param name="ContentHash">The credit's content as it was seen; when given and no longer true, the approval is refused.</param>
/// <param name="Why">Taken so that both answers have one shape; an approval needs none and keeps none.</param>
public sealed record ApproveCredit(string? ContentHash = null, string? Why = null);

/// <summary>Rejects a credit for good.</summary>
/// <param name="ContentHash">The credit's content as it was seen; when given and no longer true, the rejection is refused.</param>
/// <param name="Why">A short code or phrase without personal data, at most 200 characters. Required.</param>
public sealed record RejectCredit(string? ContentHash = null, string? Why = null);

/// <summary>Lets people answer for credits.</summary>
internal static class CreditEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/returns/{id}/credits/{creditId}/approve", ApproveAsync)
            .Needs(Permission.ApproveCredit)
            .Describe("approveCredit", "Approve a held credit.", "Who requested the return or inspected the goods cannot approve. Two approvals need two people.")
            .IsReturnCommand<ApproveCredit>();
        api.MapPost("/returns/{id}/credits/{creditId}/reject", RejectAsync)
            .Needs(Permission.RejectCredit)
            .Describe("rejectCredit", "Reject a held credit for good.")
            .IsReturnCommand<RejectCredit>();
    }

    private static async Task<IResult> ApproveAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, string creditId, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<ApproveCredit>(context);
        var (state, credit) = await scope.CreditAsync(context, id, creditId, ct);
        var errors = new FieldErrors();
        var hash = errors.Text("contentHash", body.ContentHash, 100);
        errors.ThrowIfAny();
        return await commands.RecordAsync(
            context, state, $"approve:{credit.CreditId}:{credit.ContentHash}", new CreditApproval(credit.CreditId, hash));
    }

    private static async Task<IResult> RejectAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, string creditId, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<RejectCredit>(context);
        var (state, credit) = await scope.CreditAsync(context, id, creditId, ct);
        var errors = new FieldErrors();
        var hash = errors.Text("contentHash", body.ContentHash, 100);
        var why = errors.Text("why", body.Why, 200, required: true);
        errors.ThrowIfAny();
        return await commands.RecordAsync(
            context, state, $"reject:{credit.CreditId}:{credit.ContentHash}", new CreditRejection(credit.CreditId, hash, why!));
    }
}
