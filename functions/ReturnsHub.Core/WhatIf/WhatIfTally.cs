using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Decide;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.WhatIf;

/// <summary>
/// Decides returns anew under two policies and counts what differs. Not safe for two threads; tallies of parts add up, as
/// long as the returns of one order are in one part.
/// </summary>
internal sealed class WhatIfTally(PolicyDocument baseline, PolicyDocument draft, int examples)
{
    private readonly OrderMoney _before = new();
    private readonly OrderMoney _after = new();
    private readonly MoneyTable _total = new();
    private readonly MoneyTable _byReason = new();
    private readonly MoneyTable _byCategory = new();
    private readonly MoneyTable _byChannel = new();
    private readonly Dictionary<DecisionKind, long> _decisions = [];
    private readonly PriorityQueue<ChangedReturn, (decimal Moved, string Id)> _examples = new();
    private long _returns;
    private long _events;
    private long _changed;

    public void Add(ReturnState state)
    {
        _returns++;
        _events += state.Version;
        var known = KnownState.Of(state);
        var before = Outcome.Of(known, baseline, state.UpdatedAt, _before.Around(known));
        var after = Outcome.Of(known, draft, state.UpdatedAt, _after.Around(known));
        _before.Keep(before.State);
        _after.Keep(after.State);
        var moved = Count(before, after);
        var changes = Changes(before, after);
        if (changes.Count == 0) return;
        _changed++;
        foreach (var change in changes) _decisions[change.Kind] = _decisions.GetValueOrDefault(change.Kind) + 1;
        _examples.Enqueue(new ChangedReturn(state.ReturnId, state.Header?.Rma, moved, changes), (moved, state.ReturnId.Value));
        if (_examples.Count > examples) _examples.Dequeue();
    }

    public void Add(WhatIfTally part)
    {
        (_returns, _events, _changed) = (_returns + part._returns, _events + part._events, _changed + part._changed);
        _total.Add(part._total);
        _byReason.Add(part._byReason);
        _byCategory.Add(part._byCategory);
        _byChannel.Add(part._byChannel);
        foreach (var (kind, count) in part._decisions) _decisions[kind] = _decisions.GetValueOrDefault(kind) + count;
        foreach (var (example, priority) in part._examples.UnorderedItems)
        {
            _examples.Enqueue(example, priority);
            if (_examples.Count > examples) _examples.Dequeue();
        }
    }

    public WhatIfReport Report() => new()
    {
        Baseline = baseline.Version,
        Draft = draft.Version,
        Returns = _returns,
        Events = _events,
        ReturnsChanged = _changed,
        DecisionsChanged = _decisions.OrderBy(d => d.Key).ToDictionary(d => d.Key, d => d.Value),
        Total = _total.Rows,
        ByReason = _byReason.Rows,
        ByCategory = _byCategory.Rows,
        ByChannel = _byChannel.Rows,
        Examples = [.. _examples.UnorderedItems.OrderByDescending(e => e.Priority.Moved).ThenBy(e => e.Priority.Id, StringComparer.Ordinal).Select(e => e.Element)],
    };

    /// <summary>Adds the money of every order line that either policy credits; how much of it changes, whichever way.</summary>
    private decimal Count(Outcome before, Outcome after)
    {
        if (before.State.Order is not { } order) return 0;
        var moved = 0m;
        foreach (var key in Credited(before.State).Union(Credited(after.State), StringComparer.Ordinal))
        {
            var (was, becomes) = (before.MoneyOf(key), after.MoneyOf(key));
            var line = before.State.Lines.FirstOrDefault(l => OrderLines.Find(order, l.Requested)?.OrderLineId == key);
            var sold = order.Lines.FirstOrDefault(l => l.OrderLineId == key);
            var reason = line is null ? null : (before.State.Lines.First(l => l.Requested.LineId == line.Requested.LineId).Reason?.Code ?? line.Requested.Reason) as ReasonCode?;
            var category = sold is null ? key : PolicyRules.CategoryOf(baseline, sold.Sku, sold.Category);
            _total.Add("ALL", order.Currency, was, becomes);
            _byReason.Add(reason is { } code ? CodeNames.Of(code) : key, order.Currency, was, becomes);
            _byCategory.Add(category, order.Currency, was, becomes);
            _byChannel.Add(order.Channel ?? before.State.Connection ?? "unknown", order.Currency, was, becomes);
            moved += Math.Abs(becomes.Released - was.Released) + Math.Abs(becomes.Held - was.Held);
        }

        return moved;
    }

    private static IEnumerable<string> Credited(ReturnState state) =>
        state.Credits.Where(c => c.Status is CreditStatus.Released or CreditStatus.Held).SelectMany(c => c.Lines).Select(l => l.OrderLineId);

    private static List<DecisionChange> Changes(Outcome before, Outcome after)
    {
        var was = before.Decisions().ToDictionary(d => (d.Kind, d.About), d => d.Answer);
        var changes = new List<DecisionChange>();
        foreach (var (kind, about, answer) in after.Decisions())
        {
            was.Remove((kind, about), out var earlier);
            if (!string.Equals(earlier, answer, StringComparison.Ordinal)) changes.Add(new DecisionChange(kind, about, earlier, answer));
        }

        changes.AddRange(was.Select(gone => new DecisionChange(gone.Key.Kind, gone.Key.About, gone.Value, null)));
        return changes;
    }
}
