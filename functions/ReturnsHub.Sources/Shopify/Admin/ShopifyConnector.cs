using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>
/// A shop as a consumer of its own returns' events. What webhooks leave out is fetched; what the hub decided is carried out there,
/// as far as the connection's <c>closeLoop</c> allows. Being a consumer gives both their order, retries, dead letters and redrive.
/// What the shop itself reported is never told back to it.
/// </summary>
public sealed class ShopifyConnector(ConnectionSettings connection, IShopifyAdmin admin, ShopifySnapshots snapshots, IReturnStore store, ILookup lookup) : IErpConnector
{
    private readonly ShopifyShop? _shop = ShopifyShop.Of(connection);
    private readonly CreditInShop _credits = new(admin, lookup);

    /// <summary>
    /// What moves money carries the event's id as its idempotency key: the shop makes one refund of however many requests with one key, also of
    /// two at a time (https://shopify.dev/docs/api/usage/implementing-idempotency). Every other step asks where the return stands in the shop
    /// before it changes anything there, and sets what a second one would find set.
    /// </summary>
    public bool ReceiverDeduplicates => true;

    /// <inheritdoc />
    public async Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var e = attempt.Event;
        // It can be put right while the delivery waits.
        if (_shop is null) return new DeliveryOutcome(OutcomeKind.Retry, "The connection names no shop domain and token.", Category: "configuration");
        if (await store.LoadAsync(new StreamKey(e.Tenant, e.ReturnId), ct) is not { } state
            || state.Connection != connection.Id
            || state.Header?.NativeId is not { Length: > 0 } native
            || !native.All(char.IsAsciiDigit)) return Nothing("It is no return of this shop.");
        return e.Data switch
        {
            ReturnRequested or ReturnNamed or ExceptionRaised { Kind: ExceptionKind.OrderDetailsMissing } => await EnrichAsync(state, native, ct),
            ReturnAuthorised or ReturnDeclined when e.Source == connection.Id => Nothing("The shop said so itself."),
            ReturnAuthorised when _shop.Loop.HasFlag(LoopActions.Approve) => await AnswerAsync(native, approve: true, null, ct),
            ReturnDeclined declined when _shop.Loop.HasFlag(LoopActions.Decline) => await AnswerAsync(native, approve: false, declined.ReasonCode, ct),
            CreditReleased { Origin: CreditOrigin.PlatformRefund } => Nothing("The shop paid it itself."),
            CreditReleased credit when (_shop.Loop & (LoopActions.Process | LoopActions.Refund)) != LoopActions.None => await CreditAsync(state, native, e.Id, credit, ct),
            _ => Nothing("There is nothing to do in the shop."),
        };
    }

    private async Task<DeliveryOutcome> EnrichAsync(ReturnState state, string native, CancellationToken ct)
    {
        if (!ShopifySnapshots.Lacks(state)) return Nothing("The hub knows what it needs.");
        var brought = await snapshots.BringReturnAsync(connection, native, state, ct);
        return brought.Failed is { } failed ? Outcomes.Of(failed) : new DeliveryOutcome(OutcomeKind.Confirmed, $"{brought.Kept} answer(s) brought in.");
    }

    private async Task<DeliveryOutcome> AnswerAsync(string native, bool approve, string? reason, CancellationToken ct)
    {
        var gid = AdminQueries.Gid("Return", native);
        var standing = await ShopStanding.AskAsync(admin, connection, gid, ct);
        if (standing.Outcome is { } outcome) return outcome;
        switch (standing.Status, approve)
        {
            case ("REQUESTED", _):
                break;
            case ("OPEN" or "CLOSED", true) or ("DECLINED", false):
                return new DeliveryOutcome(OutcomeKind.Confirmed, "The shop has it so already.");
            default:
                return Outcomes.Refused($"state-{standing.Status?.ToLowerInvariant()}", "The return has gone another way in the shop. Look at it there.");
        }

        var mutation = approve
            ? AdminQueries.ApproveReturn(gid, _shop!.NotifyCustomer)
            : AdminQueries.DeclineReturn(gid, DeclineReason(reason), _shop!.NotifyCustomer);
        return await admin.QueryAsync(connection, mutation, ct) is AdminAnswer.Failed failed
            ? Outcomes.Of(failed)
            : new DeliveryOutcome(OutcomeKind.Confirmed, approve ? "Approved." : "Declined.");
    }

    private async Task<DeliveryOutcome> CreditAsync(ReturnState state, string native, Guid eventId, CreditReleased credit, CancellationToken ct)
    {
        var gid = AdminQueries.Gid("Return", native);
        var standing = await ShopStanding.AskAsync(admin, connection, gid, ct);
        if (standing.Outcome is { } outcome) return outcome;
        // Everything is weighed before anything is sent.
        var refund = _shop!.Loop.HasFlag(LoopActions.Refund) ? RefundPlan.Of(state, credit, standing, gid) : null;
        if (refund?.Refusal is { } refusal) return refusal;
        var done = refund?.PaidBy;
        if (_shop.Loop.HasFlag(LoopActions.Process) && await _credits.ProcessAsync(_shop, standing, gid, credit, ct) is { } stopped) return stopped;
        if (refund is null) return new DeliveryOutcome(OutcomeKind.Confirmed, "Processed.");
        return done is not null
            ? new DeliveryOutcome(OutcomeKind.Confirmed, "The shop has this refund already.", done.Length > 0 ? done : null)
            : await _credits.RefundAsync(_shop, refund, state.Key, eventId, ct);
    }

    // https://shopify.dev/docs/api/admin-graphql/latest/enums/ReturnDeclineReason
    private static string DeclineReason(string? code) => code?.ToUpperInvariant() switch
    {
        "RETURN_PERIOD_ENDED" => "RETURN_PERIOD_ENDED",
        "FINAL_SALE" => "FINAL_SALE",
        _ => "OTHER",
    };

    private static DeliveryOutcome Nothing(string why) => new(OutcomeKind.Confirmed, why);
}
