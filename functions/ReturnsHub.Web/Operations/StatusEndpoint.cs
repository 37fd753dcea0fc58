using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Operations;

/// <summary>How the hub is doing.</summary>
/// <param name="Returns">How many returns there are.</param>
/// <param name="ByStatus">Returns by overall status.</param>
/// <param name="Held">Returns with a held credit.</param>
/// <param name="OpenExceptions">Open exceptions by kind.</param>
/// <param name="Queues">How full the queues are.</param>
/// <param name="Deliveries">Deliveries by consumer and status.</param>
/// <param name="Intake">What came in since the process started; only for keys that see all tenants.</param>
public sealed record StatusView(
    long Returns,
    IReadOnlyDictionary<ReturnStatus, long> ByStatus,
    long Held,
    IReadOnlyDictionary<ExceptionKind, long> OpenExceptions,
    IReadOnlyList<QueueView> Queues,
    IReadOnlyList<DeliveryCountView> Deliveries,
    IntakeView? Intake);

/// <summary>How full a queue is.</summary>
public sealed record QueueView(string Queue, long Waiting, long DeadLettered);

/// <summary>How many deliveries of a consumer have a status.</summary>
public sealed record DeliveryCountView(string Tenant, string Consumer, DeliveryStatus Status, long Count);

/// <summary>Messages at the door since the process started.</summary>
/// <param name="Kept">Made durable.</param>
/// <param name="Duplicates">Recognised as sent before.</param>
/// <param name="Refused">Refused, by code.</param>
public sealed record IntakeView(long Kept, long Duplicates, IReadOnlyDictionary<string, long> Refused);

/// <summary>An overview in numbers.</summary>
internal static class StatusEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/status", GetAsync)
            .Needs(Permission.ReadReturns)
            .Describe("getStatus", "Show how the hub is doing, in numbers.", "Filter: tenant.")
            .Answers<StatusView>(200, "The numbers.")
            .Refuses(404);

    private static async Task<IResult> GetAsync(
        HttpContext context, TenantScope scope, ITenants tenants, IReturnQueries queries, IDeadLetters queue, IDeliveryLedger ledger,
        HubMetrics metrics, string? tenant, CancellationToken ct)
    {
        var only = scope.ForList(context, tenant);
        var counts = await queries.CountAsync(only, ct);
        var deliveries = await ledger.CountAsync(only, ct);
        var names = tenants.All.Where(t => only is null || t.Id == only).SelectMany(t => t.Consumers.Select(c => Queues.Deliver(t.Id, c.Id)));
        if (only is null) names = names.Prepend(Queues.Classify).Prepend(Queues.Inbound);
        var depths = new List<QueueView>();
        foreach (var name in names)
        {
            var depth = await queue.DepthAsync(name, ct);
            depths.Add(new QueueView(name, depth.Waiting, depth.DeadLettered));
        }

        return Answers.Json(new StatusView(
            counts.Returns,
            counts.ByStatus,
            counts.Held,
            counts.OpenExceptions,
            depths,
            [.. deliveries.Select(d => new DeliveryCountView(d.Tenant.Value, d.Consumer, d.Status, d.Count))],
            only is null ? new IntakeView(metrics.KeptTotal, metrics.DuplicateTotal, metrics.Refusals) : null));
    }
}
