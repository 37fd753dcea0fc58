using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Returns.Time;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Record;

/// <summary>Step 3: find the return a fact is about, decide, append: events, decisions included, in one atomic step.</summary>
public sealed class RecordHandler(
    IReturnStore store,
    ILookup lookup,
    IUnmatchedReports unmatched,
    IPersonalDataVault vault,
    IMessageSender queue,
    PoliciesInForce policies,
    IChannelUse channels,
    IOrderTurns turns,
    HubMetrics metrics,
    TimeProvider time,
    IIds ids)
{
    private const int MostAttempts = 8;
    private readonly StreamLocks _streams = new();
    private readonly StreamLocks _channels = new();
    private readonly OrderSiblings _siblings = new(store, lookup);

    /// <summary>
    /// Records a fact on every return it is about; one outcome per return, or one <see cref="RecordOutcome.Unmatched"/>.
    /// Safe to repeat. <paramref name="message"/> is the message the fact was read from; without one it cannot wait for a return.
    /// </summary>
    /// <exception cref="StreamBusyException">The stream changed under every attempt.</exception>
    public async Task<IReadOnlyList<RecordOutcome>> RecordAsync(Fact fact, InboundMessage? message, CancellationToken ct)
    {
        var found = await FindAsync(fact, ct);
        if (message is not null && (found.Count == 0 || fact.Subject is Subject.OfOrder))
        {
            var report = Report(fact, message);
            await unmatched.KeepAsync(report, ct);
            // The return may have appeared between the look-up and the keeping: it looks for waiting reports after it has
            // written its names, so looking again after writing the report leaves no gap.
            found = await FindAsync(fact, ct);
            if (found.Count > 0 && !report.Lasting) await unmatched.RemoveAsync(fact.Tenant, report.ReportId, ct);
        }

        if (found.Count == 0) return [new RecordOutcome.Unmatched(ReportId(fact))];
        var outcomes = new List<RecordOutcome>(found.Count);
        foreach (var id in found) outcomes.Add(await RecordOnAsync(new StreamKey(fact.Tenant, id), fact, ct));
        return outcomes;
    }

    private async Task<IReadOnlyList<ReturnId>> FindAsync(Fact fact, CancellationToken ct)
    {
        switch (fact.Subject)
        {
            case Subject.Known known:
                return [known.Id];
            case Subject.OfOrder order:
                return await lookup.FindAsync(fact.Tenant, order.Order, ct);
            case Subject.Named named:
                foreach (var name in named.Keys)
                {
                    // Numbers are used again over the years: the youngest return of a name is the one meant.
                    var returns = await lookup.FindAsync(fact.Tenant, name, ct);
                    if (returns.Count > 0) return [returns[^1]];
                }

                return [];
            default:
                throw new InvalidOperationException("A fact has a subject that does not exist.");
        }
    }

    private Task<RecordOutcome> RecordOnAsync(StreamKey key, Fact fact, CancellationToken ct) =>
        HubTracing.Listening ? RecordSpans.RunAsync(key, fact, () => DecideAsync(key, fact, ct)) : DecideAsync(key, fact, ct);

    private async Task<RecordOutcome> DecideAsync(StreamKey key, Fact fact, CancellationToken ct)
    {
        using var held = await _streams.EnterAsync(key.ToString(), ct);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var state = await store.LoadAsync(key, ct) ?? ReturnState.New(key);
            var now = time.GetUtcNow();
            var (policy, proposedBy) = await policies.WithProposerAsync(key.Tenant, ct);
            var around = new Surroundings { PolicyProposedBy = proposedBy };
            // Who decides on a channel with a limit does it alone, from reading what it was given to writing what it is given more.
            using var heldChannels = policy.ResaleChannels.Any(c => c.CapacityPerDay is not null) && fact.Body is not ParcelReported
                ? await _channels.EnterAsync(key.Tenant.Value, ct)
                : default;
            if (heldChannels.IsHeld)
                around = around with { ChannelUse = await channels.OnAsync(key.Tenant, DateOnly.FromDateTime(now.UtcDateTime), ct) };
            var step = ReturnStep.Decide(state, fact, policy, now, around);
            if (step is { Refusal: { } refusal, Events.Count: 0 }) return new RecordOutcome.Refused(refusal.Code, refusal.Detail);
            if (step.Events.Count == 0)
            {
                // A crash may have fallen between an earlier append and its names.
                await AnnounceAsync(key, ReturnNames.Of(state), ct);
                return new RecordOutcome.Nothing(state);
            }

            if (OrderCredits.DecidedOn(state, fact, step.Events) is not { } order)
            {
                if (await AppendAsync(state, fact, step, policy, now, turn: null, ct) is { } outcome) return outcome;
                continue;
            }

            // Returns of one order share what was paid for it: they decide about its money one after the other.
            await using var turn = await turns.EnterAsync(key, order.ToString(), ct);
            var siblings = await _siblings.ReadAsync(key, order, ct);
            var credited = OrderCredits.Of(siblings);
            var elsewhere = around with
            {
                CreditedElsewhere = credited?.Amounts,
                UnitsElsewhere = credited?.Units,
                RequestedElsewhere = OrderRequests.Of(siblings),
            };
            if (elsewhere != around) step = ReturnStep.Decide(state, fact, policy, now, elsewhere);
            if (step is { Refusal: { } late, Events.Count: 0 }) return new RecordOutcome.Refused(late.Code, late.Detail);
            if (await AppendAsync(state, fact, step, policy, now, turn.Number, ct) is { } settled) return settled;
        }

        throw new StreamBusyException(key);
    }

    /// <summary>Appends a step; null when the stream had moved on meanwhile.</summary>
    private async Task<RecordOutcome?> AppendAsync(
        ReturnState state, Fact fact, StepResult step, PolicyDocument policy, DateTimeOffset now, long? turn, CancellationToken ct)
    {
        foreach (var (field, text) in PersonalText.Of(fact)) await vault.PutAsync(state.Key, field, text, ct);
        var (events, after) = EventStamp.Stamp(state, fact, step.Events, now, ids, HubTracing.Current, TestMark.Of(policies.IsSandbox(fact.Tenant), state.Connection ?? fact.Connection));
        var result = await store.AppendAsync(
            new Append
            {
                Key = state.Key,
                ExpectedVersion = state.Version,
                Events = events,
                State = after,
                DedupeKeys = EffectKeys.Of(fact, step.Events),
                NextDue = Deadlines.NextDue(after, policy),
                Turn = turn,
            },
            ct);
        if (result == AppendResult.Conflict) return null;
        if (result == AppendResult.Duplicate) return new RecordOutcome.Nothing(await store.LoadAsync(state.Key, ct) ?? state);
        metrics.Recorded(state, fact, events);
        await AnnounceAsync(state.Key, ReturnNames.New(state, after), ct);
        return step.Refusal is { } refusal ? new RecordOutcome.Refused(refusal.Code, refusal.Detail) : new RecordOutcome.Recorded(after, events);
    }

    /// <summary>Writes the names a return is known by, then hands on the reports that waited for one of them.</summary>
    private async Task AnnounceAsync(StreamKey key, IReadOnlyCollection<LookupKey> names, CancellationToken ct)
    {
        if (names.Count == 0) return;
        await lookup.AddAsync(key, names, ct);
        foreach (var report in await unmatched.FindAsync(key.Tenant, names, ct))
        {
            await queue.SendAsync(Queues.Inbound, [InboundQueue.Message(report.Message, $"match/{report.ReportId}/{key.ReturnId.Value}")], ct);
            if (!report.Lasting) await unmatched.RemoveAsync(key.Tenant, report.ReportId, ct);
        }
    }

    private UnmatchedReport Report(Fact fact, InboundMessage message) => new()
    {
        ReportId = ReportId(fact),
        Tenant = fact.Tenant,
        Names = fact.Subject switch
        {
            Subject.Named named => named.Keys,
            Subject.OfOrder order => [order.Order],
            _ => [],
        },
        Message = message,
        Summary = FactSummary.Of(fact),
        Lasting = fact.Subject is Subject.OfOrder,
        OccurredAt = fact.OccurredAt,
        Since = time.GetUtcNow(),
    };

    private static string ReportId(Fact fact) => fact.Subject is Subject.OfOrder order ? order.Order.ToString() : fact.Id;
}
