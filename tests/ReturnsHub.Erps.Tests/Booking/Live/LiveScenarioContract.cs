using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>Every scenario of the catalogue, delivered event by event to a real ERP, which must then hold what was released, to the cent.</summary>
public abstract class LiveScenarioContract : LiveContract
{
    public static TheoryData<string> Names => [.. ScenarioCatalogue.All.Select(s => s.Name)];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task What_was_released_is_booked(string scenario)
    {
        var bench = await OpenAsync();
        var run = new ScenarioRun(ScenarioPlay.Tenant, LiveBench.RunId, LiveBench.Today - Scenario.Lasts - TimeSpan.FromDays(1));
        var history = ScenarioPlay.Record(scenario, run);

        var outcomes = await bench.DeliverAllAsync(history);

        foreach (var (e, outcome) in history.Zip(outcomes))
        {
            // The books are in EUR: value in USD is told to a person, whatever else is booked.
            var expected = e.Data is JournalEntered { Lines: [{ Debit.Currency.Code: not "EUR" }, ..] } ? (OutcomeKind.Refused, bench.Names.OtherCurrency) : (OutcomeKind.Confirmed, null);
            (outcome.Kind, outcome.Category).ShouldBe(expected, $"{e.Type}: {outcome.Answer}");
        }

        await Comparison.CompareAsync(bench, history, bench.Registration.Books);
    }
}
