using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Facts;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Returns;

/// <summary>Releases a credit against its holds.</summary>
/// <param name="ContentHash">The credit's content as it was seen. Required.</param>
/// <param name="Why">10 to 200 characters without personal data. Required; it stays on the return for ever.</param>
public sealed record BreakTheGlass(string? ContentHash = null, string? Why = null);

/// <summary>The way out when the rules stand in the way of what is right, and the second look that follows.</summary>
internal static class BreakGlassEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/returns/{id}/credits/{creditId}/break-glass", BreakAsync)
            .Needs(Permission.BreakGlass)
            .Describe("breakGlass", "Release a held credit against its holds.", "Never more than is refundable, never what was rejected. Raises BREAK_GLASS_USED and stays on the return for ever.")
            .IsReturnCommand<BreakTheGlass>();
        api.MapPost("/returns/{id}/credits/{creditId}/break-glass/acknowledge", AcknowledgeAsync)
            .Needs(Permission.ReadAudit)
            .Describe("acknowledgeBreakGlass", "State that you have looked at a credit that was released against its holds.", "Who released it cannot.")
            .IsReturnCommand();
    }

    private static async Task<IResult> BreakAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, string creditId, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<BreakTheGlass>(context);
        var (state, credit) = await scope.CreditAsync(context, id, creditId, ct);
        var errors = new FieldErrors();
        var hash = errors.Text("contentHash", body.ContentHash, 100, required: true);
        var why = errors.Text("why", body.Why, 200, required: true);
        errors.ThrowIfAny();
        return await commands.RecordAsync(context, state, $"break-glass:{credit.CreditId}:{credit.ContentHash}", new BreakGlass(credit.CreditId, hash!, why!));
    }

    private static async Task<IResult> AcknowledgeAsync(
        HttpContext context, TenantScope scope, Commands commands, string id, string creditId, CancellationToken ct)
    {
        var (state, credit) = await scope.CreditAsync(context, id, creditId, ct);
        return await commands.RecordAsync(context, state, $"break-glass-seen:{credit.CreditId}", new BreakGlassAcknowledgement(credit.CreditId));
    }
}
