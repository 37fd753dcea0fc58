using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Audit;

/// <summary>Gives out checkpoints, so that somebody else can keep them.</summary>
internal static class CheckpointEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/checkpoints", ListAsync)
            .Needs(Permission.ReadReturns)
            .Describe("listCheckpoints", "List signed checkpoints by tenant and number.", "Filter: tenant. Paging: limit, cursor.")
            .Answers<PageView<Checkpoint>>(200, "A page.")
            .Refuses(400, 404);
        api.MapGet("/checkpoints/latest", LatestAsync)
            .Needs(Permission.ReadReturns)
            .Describe("getLatestCheckpoint", "Show the newest signed checkpoint.", "Keep it outside the hub: 'returnshub verify --checkpoint' then notices what was taken away since.")
            .Answers<Checkpoint>(200, "The checkpoint.")
            .Refuses(400, 404);
        api.MapGet("/signing-key", Key)
            .Needs(Permission.ReadReturns)
            .Describe("getSigningKey", "Show the public key that checks the hub's signatures, in PEM.")
            .Answers(200, "The key, as application/x-pem-file.");
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, TenantScope scope, ICheckpoints checkpoints, string? tenant, string? limit, string? cursor, CancellationToken ct) =>
        Answers.Page(await checkpoints.ListAsync(scope.ForList(context, tenant), QueryText.Page(limit, cursor), ct), c => c);

    private static async Task<IResult> LatestAsync(
        HttpContext context, TenantScope scope, ICheckpoints checkpoints, string? tenant, CancellationToken ct) =>
        await checkpoints.LatestAsync(scope.ForNew(context, tenant), ct) is { } latest ? Answers.Json(latest.Checkpoint) : Problems.NotFound;

    private static IResult Key(ISigningKey key) =>
        Results.Text(PemEncoding.WriteString("PUBLIC KEY", key.PublicKey.Span) + "\n", "application/x-pem-file");
}
