using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Operations;

/// <summary>Answers whoever watches the process.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => Results.Text("alive\n"))
            .Describe("isAlive", "Say whether the process is alive.")
            .Answers(200, "It is.");
        endpoints.MapGet("/readyz", ReadyAsync)
            .Describe("isReady", "Say whether the store answers.")
            .Answers(200, "It does.")
            .Refuses(503);
    }

    private static async Task<IResult> ReadyAsync(IReturnStore store, TimeProvider time, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            await store.ReadFeedAsync(after: null, most: 1, either.Token);
            return Results.Text("ready\n");
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is OperationCanceledException or IOException or System.Data.Common.DbException)
        {
            return new Problem(503, "store-unavailable", "The store does not answer. Look at the hub's disk and log.") { RetryAfterSeconds = 5 };
        }
    }
}
