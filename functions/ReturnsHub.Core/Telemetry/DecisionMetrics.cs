using System.Diagnostics.Metrics;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Telemetry;

/// <summary>What the events of an append mean to the business: holds, credits, deadlines.</summary>
internal sealed class DecisionMetrics(Meter meter)
{
    private readonly Counter<long> _holds = meter.CreateCounter<long>("returnshub.holds", "{hold}", "Holds put on credits or returns, by code.");
    private readonly Counter<long> _credits = meter.CreateCounter<long>("returnshub.credits.released", "{credit}", "Credits released for booking.");
    private readonly Histogram<long> _amounts = meter.CreateHistogram<long>(
        "returnshub.credits.amount", "{minor_unit}", "Amounts of released credits, in the smallest unit of their currency.", tags: null,
        new InstrumentAdvice<long> { HistogramBucketBoundaries = [0, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 10_000_000] });
    private readonly Counter<long> _deadlines = meter.CreateCounter<long>("returnshub.deadlines.raised", "{deadline}", "Deadlines that passed unmet, by kind.");

    /// <summary>Counts what was appended to the return that stood at <paramref name="before"/>.</summary>
    public void Recorded(ReturnState before, Fact fact, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var e in events)
        {
            switch (e.Data)
            {
                case CreditProposed proposed:
                    foreach (var hold in proposed.Holds) Held(hold.Code);
                    break;
                case CreditRevised revised:
                    var known = before.Credits.FirstOrDefault(c => c.CreditId == revised.CreditId)?.Holds ?? [];
                    foreach (var hold in revised.Holds.Where(h => known.All(k => k.Code != h.Code))) Held(hold.Code);
                    break;
                case HoldPlaced placed:
                    Held(placed.Code);
                    break;
                case CreditReleased released:
                    Released(released);
                    break;
                case ReturnExpired:
                    Passed("AUTHORISATION_EXPIRES");
                    break;
                case ExceptionRaised raised when fact.Body is DeadlineReached:
                    Passed(CodeNames.Of(raised.Kind));
                    break;
            }
        }
    }

    private void Held(HoldCode code) => _holds.Add(1, new KeyValuePair<string, object?>("code", CodeNames.Of(code)));

    private void Passed(string kind) => _deadlines.Add(1, new KeyValuePair<string, object?>("kind", kind));

    private void Released(CreditReleased credit)
    {
        var origin = new KeyValuePair<string, object?>("origin", CodeNames.Of(credit.Origin));
        var currency = credit.Amount.Currency;
        var minor = credit.Amount.Amount;
        for (var i = 0; i < currency.Decimals; i++) minor *= 10;
        _credits.Add(1, origin, new("currency", currency.Code));
        // A whole number of the smallest unit: exact, and below a trillion units it fits with room to spare.
        _amounts.Record((long)minor, origin, new("currency", currency.Code));
    }
}
