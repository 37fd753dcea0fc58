using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Audit;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Operations;

/// <summary>What became of an event at a consumer.</summary>
/// <param name="Id">The delivery; the receiver sees it as its idempotency key.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="Consumer">The consumer.</param>
/// <param name="EventId">The event.</param>
/// <param name="EventType">The event's wire type.</param>
/// <param name="ReturnId">The return.</param>
/// <param name="Sequence">The event's place on its stream.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Attempts">Attempts at which the consumer was called, since the delivery was first tried or last redriven.</param>
/// <param name="LastAnswer">The last answer, redacted.</param>
/// <param name="ForeignId">The consumer's own document id.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="Category">Stable code of the last error.</param>
/// <param name="Fingerprint">The same for deliveries that failed alike.</param>
/// <param name="InDoubt">Whether an earlier attempt may have booked, which the next one finds out before it sends.</param>
/// <param name="FirstAt">When it was first taken up, or last redriven.</param>
/// <param name="SentAt">When the last call that books was about to be sent.</param>
/// <param name="BookedAmount">What the consumer's document is over by its own word.</param>
public sealed record DeliveryView(
    string Id, string Tenant, string Consumer, Guid EventId, string EventType, string ReturnId, long Sequence, DeliveryStatus Status, int Attempts, string? LastAnswer, string? ForeignId, DateTimeOffset UpdatedAt,
    string? Category, string? Fingerprint, bool InDoubt, DateTimeOffset? FirstAt, DateTimeOffset? SentAt, Money? BookedAmount)
{
    internal static DeliveryView Of(Delivery d) => new(
        d.Id, d.Tenant.Value, d.Consumer, d.EventId, d.EventType, d.ReturnId.Value, d.Sequence, d.Status, d.Attempts, d.LastAnswer, d.ForeignId, d.UpdatedAt,
        d.Category, d.Fingerprint, d.InDoubt, d.FirstAt, d.SentAt, d.BookedAmount);
}

/// <summary>Deliveries to consumers.</summary>
internal static class DeliveryEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/deliveries", ListAsync)
            .Needs(Permission.ReadReturns)
            .Describe("listDeliveries", "List deliveries to consumers, newest first.", "Filters: tenant, consumer, status, returnId. Paging: limit, cursor.")
            .Answers<PageView<DeliveryView>>(200, "A page.")
            .Refuses(400, 404);
        api.MapPost("/deliveries/{id}/redrive", RedriveAsync)
            .Needs(Permission.OperateHub)
            .Describe("redriveDelivery", "Try a dead-lettered delivery again.", "Safe to repeat: the receiver's idempotency key stays the same.")
            .Answers<TakenUp>(202, "It is back on the consumer's queue.")
            .Refuses(404, 409);
        DeadLetterEndpoints.Map(api);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, TenantScope scope, IDeliveryLedger ledger,
        string? tenant, string? consumer, string? status, string? returnId, string? limit, string? cursor, CancellationToken ct)
    {
        var only = scope.ForList(context, tenant);
        var wanted = QueryText.Code<DeliveryStatus>("status", status);
        ReturnId? of = null;
        if (returnId is not null) of = ReturnId.TryParse(returnId, out var read) ? read : throw new ProblemException(Problems.Query("returnId", "is not a return id."));
        return Answers.Page(
            await ledger.ListAsync(only, QueryText.Text("consumer", consumer, 40), wanted, of, QueryText.Page(limit, cursor), ct), DeliveryView.Of);
    }

    private static async Task<IResult> RedriveAsync(
        HttpContext context, TenantScope scope, ITenants tenants, IDeliveryLedger ledger, Redrive redrive, AuditWriter audit, string id, CancellationToken ct)
    {
        var by = context.Caller();
        foreach (var tenant in scope.Visible(context))
        {
            var found = await ledger.FindAsync(tenant, id, ct);
            if (found is { Status: DeliveryStatus.DeadLettered } && tenants.Find(tenant)?.Consumers.FirstOrDefault(c => c.Id == found.Consumer) is { Pulls: true })
                return new Problem(409, "consumer-pulls", "This consumer fetches its events itself: nothing is sent to it. Have it book the event and report the booking.");
            if (found is { Status: DeliveryStatus.DeadLettered } dead)
                await audit.WriteAsync(context, tenant, AuditActions.DeliveryRedriven, dead.ReturnId, id);
            if (await redrive.RedriveAsync(tenant, id, by.Actor, by.Roles, by.Via, CancellationToken.None)) return Answers.Json(new TakenUp(id), StatusCodes.Status202Accepted);
            if (await ledger.FindAsync(tenant, id, ct) is not null)
                return new Problem(409, "not-dead-lettered", "The delivery is not dead-lettered: it was confirmed, or is being tried already.");
        }

        return Problems.NotFound;
    }
}
