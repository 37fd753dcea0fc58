using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.ErpNext;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>Every scenario of the catalogue, delivered event by event to a real ERPNext, which must then hold what was decided, to the cent.</summary>
[Collection("ErpNextLive")]
public class ScenarioTests
{
    public static TheoryData<string> Names => [.. ScenarioCatalogue.All.Select(s => s.Name)];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task What_was_decided_is_booked(string scenario)
    {
        var bench = await LiveBench.OpenAsync();
        var run = new ScenarioRun(ScenarioPlay.Tenant, LiveBench.RunId, LiveBench.Today - Scenario.Lasts - TimeSpan.FromDays(1));
        var history = ScenarioPlay.Record(scenario, run);

        var outcomes = await bench.DeliverAllAsync(history);

        for (var i = 1; i <= history.Count; i++)
        {
            var documents = Bookings.Of([.. history.Take(i)], bench.Profile, ErpNextSystem.Registration.Books).Documents;
            // The company's books are in EUR: an entry in USD is told to a person, whatever else is booked.
            var expected = documents.Any(d => d is JournalDocument { Lines: [{ Debit.Currency.Code: not "EUR" }, ..] }) ? (OutcomeKind.Refused, "currency") : (OutcomeKind.Confirmed, null);
            (outcomes[i - 1].Kind, outcomes[i - 1].Category).ShouldBe(expected, $"{history[i - 1].Type}: {outcomes[i - 1].Answer}");
            foreach (var document in documents) await LiveComparison.CompareAsync(bench, document);
        }
    }
}
