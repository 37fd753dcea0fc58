using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.ErpNext;
using ReturnsHub.Erps.Tests.Booking.Live;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>Every scenario of the catalogue, delivered event by event to a real ERPNext, which must then hold what was decided, to the cent.</summary>
[Collection("ErpNextLive")]
public class ScenarioTests
{
    /// <summary>Each scenario twice: with stock entries that move stock, and with credit notes that do.</summary>
    public static TheoryData<string, StockBooking> Names
    {
        get
        {
            var names = new TheoryData<string, StockBooking>();
            foreach (var scenario in ScenarioCatalogue.All)
            {
                names.Add(scenario.Name, StockBooking.Moves);
                names.Add(scenario.Name, StockBooking.CreditMemo);
            }

            return names;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task What_was_decided_is_booked(string scenario, StockBooking stock)
    {
        var bench = await ErpNextBench.OpenAsync();
        var run = new ScenarioRun(ScenarioPlay.Tenant, $"{LiveBench.RunId}-{(int)stock}", LiveBench.Today - Scenario.Lasts - TimeSpan.FromDays(1));
        var history = ScenarioPlay.Record(scenario, run);

        var text = stock == StockBooking.Moves ? bench.ProfileText : bench.CreditNotesMoveStock;
        var profile = ProfileReader.Read(text).Profile!;

        var outcomes = await bench.DeliverAllAsync(history, text);

        for (var i = 1; i <= history.Count; i++)
        {
            var documents = Bookings.Of([.. history.Take(i)], profile, ErpNextSystem.Registration.Books).Documents;
            // The company's books are in EUR: an entry in USD is told to a person, whatever else is booked.
            var expected = documents.Any(d => d is JournalDocument { Lines: [{ Debit.Currency.Code: not "EUR" }, ..] }) ? (OutcomeKind.Refused, "currency") : (OutcomeKind.Confirmed, null);
            (outcomes[i - 1].Kind, outcomes[i - 1].Category).ShouldBe(expected, $"{history[i - 1].Type}: {outcomes[i - 1].Answer}");
            foreach (var document in documents) await LiveComparison.CompareAsync(bench, document);
        }
    }
}
