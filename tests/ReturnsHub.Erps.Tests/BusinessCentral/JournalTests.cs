using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.BusinessCentral;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.BusinessCentral;

public class JournalTests : BusinessCentralFixture
{
    private static readonly string Batch = Names.Batch("RH", Story.EntryNumber);

    [Fact]
    public async Task An_entry_is_posted_from_a_batch_of_its_own_that_is_gone_afterwards()
    {
        (await Hub.DeliverAsync(Story.WrittenOff())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Booked.ShouldBe([new FakeBooking(DocumentKind.Journal, Story.EntryNumber, true, null)]);
        Erp.Books.Entries.Select(e => (e["accountNumber"]!.GetValue<string>(), e["amount"]!.GetValue<decimal>())).ShouldBe([("7290", 7.50m), ("7190", -7.50m)]);
        Erp.Books.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_batch_left_half_written_is_completed_and_posted()
    {
        Erp.Books.LeaveLine(Batch, Line("7290", 7.50m));
        (await Hub.DeliverAsync(Story.WrittenOff())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Books.Entries.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("7290", "9.99")]
    [InlineData("6120", "7.50")]
    public async Task A_batch_that_holds_a_strangers_line_is_not_posted(string account, string amount)
    {
        Erp.Books.LeaveLine(Batch, Line(account, decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));
        (await Hub.DeliverAsync(Story.WrittenOff())).Category.ShouldBe("draft-differs");
        Erp.Books.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_entry_in_a_foreign_currency_is_an_exception_because_journals_have_none()
    {
        var outcome = await Hub.DeliverAsync(Story.WrittenOff(Story.Usd));
        outcome.Category.ShouldBe("currency");
        Erp.Requests.ShouldAllBe(r => r.Method == "GET" || r.Path == FakeEntra.Path);
    }

    [Theory]
    [InlineData("RH-7Q2M-JE-1", "RH-7Q2M-JE-1")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    public void A_document_number_that_fits_is_kept(string number, string expected) => Names.Document(number).ShouldBe(expected);

    [Fact]
    public void Longer_numbers_become_short_ones_that_differ()
    {
        var names = Enumerable.Range(1, 200).Select(i => Names.Document($"RH-7Q2MD4KX9TVB3HNC-JE-{i}")).ToArray();
        names.ShouldAllBe(n => n.Length == 20 && n.StartsWith("RH", StringComparison.Ordinal));
        names.Distinct().Count().ShouldBe(200);
    }

    [Fact]
    public void The_name_of_a_batch_holds_no_digit_that_posting_would_count_up()
    {
        var names = Enumerable.Range(1, 200).Select(i => Names.Batch("RH", $"RH-JE-{i}")).ToArray();
        names.ShouldAllBe(n => n.Length == 10 && n.All(char.IsAsciiLetterUpper));
        names.Distinct().Count().ShouldBe(200);
    }

    private static JsonObject Line(string account, decimal amount) => new()
    {
        ["accountNumber"] = account,
        ["postingDate"] = "2026-11-20",
        ["documentNumber"] = Names.Document(Story.EntryNumber),
        ["externalDocumentNumber"] = Story.EntryNumber,
        ["amount"] = amount,
    };
}
