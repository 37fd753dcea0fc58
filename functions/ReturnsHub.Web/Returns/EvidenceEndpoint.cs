using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Audit;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Returns;

/// <summary>Hands out the raw bytes behind an event. They hold personal data.</summary>
internal static class EvidenceEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/returns/{id}/evidence/{hash}", GetAsync)
            .Needs(Permission.ReadEvidence)
            .Describe("getEvidence", "Fetch the raw bytes behind an event of the return.", "Only evidence that stands on one of the return's events.")
            .Answers(200, "The bytes as they were received, as an attachment.")
            .Refuses(404, 410);

    private static async Task<IResult> GetAsync(
        HttpContext context, TenantScope scope, IReturnStore store, IEvidenceStore evidence, AuditWriter audit, string id, string hash, CancellationToken ct)
    {
        var state = await scope.ReturnAsync(context, id, ct);
        if (!EvidenceHash.TryParse(hash, out var asked)) return Problems.NotFound;
        var events = await store.ReadStreamAsync(state.Key, 1, ct);
        if (events.All(e => e.Evidence != asked)) return Problems.NotFound;
        var piece = await evidence.GetAsync(state.Tenant, asked, ct);
        await audit.WriteAsync(
            context, state.Tenant, AuditActions.EvidenceRead, state.ReturnId, asked.Value,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["found"] = CodeNames.Of(piece.Status) });
        return piece.Status switch
        {
            EvidenceStatus.Present => Results.Bytes(piece.Raw, "application/octet-stream", $"{asked.Value}.bin"),
            EvidenceStatus.Erased => new Problem(410, "evidence-erased", "The bytes were erased on request or after their retention. Their hash stays on the event."),
            _ => Problems.NotFound,
        };
    }
}
