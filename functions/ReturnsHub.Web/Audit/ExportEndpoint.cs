using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Export;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Audit;

/// <summary>Gives a return out as one file.</summary>
internal static class ExportEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/returns/{id}/export", GetAsync)
            .Needs(Permission.ReadAudit)
            .Describe(
                "exportReturn", "Take a return out as one file that can be checked without the hub.",
                "evidence=true adds the raw messages, which hold personal data. 'returnshub check' checks the file; the README inside says how to do it by hand.")
            .Answers(200, "A zip file.")
            .Refuses(400, 404);

    private static async Task<IResult> GetAsync(
        HttpContext context, TenantScope scope, ReturnExport export, AuditWriter audit, string id, string? evidence, CancellationToken ct)
    {
        var withEvidence = QueryText.Flag("evidence", evidence) ?? false;
        if (withEvidence && !context.Caller().May(Permission.ReadEvidence))
            throw new ProblemException(403, "permission-missing", "The raw messages need the permission 'read-evidence'. Leave evidence out, or ask somebody who has it.");
        var state = await scope.ReturnAsync(context, id, ct);
        await audit.WriteAsync(
            context, state.Tenant, AuditActions.ReturnExported, state.ReturnId,
            details: new Dictionary<string, string>(StringComparer.Ordinal) { ["evidence"] = withEvidence ? "true" : "false" });
        return Results.Stream(
            async output => await export.WriteAsync(state.Key, withEvidence, output, context.RequestAborted), "application/zip", $"{state.ReturnId.Value}.zip");
    }
}
