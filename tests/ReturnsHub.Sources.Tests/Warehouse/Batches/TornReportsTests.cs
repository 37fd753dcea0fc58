using System.Text;
using ReturnsHub.Core.Intake.Batches;
using ReturnsHub.Sources.Warehouse;

namespace ReturnsHub.Sources.Tests.Warehouse.Batches;

/// <summary>
/// A report is known by its type, id and time: what comes later under the same ones counts as a repeat. So a report of which only a part can
/// be read is taken whole or not at all; else the goods of its other rows would never be booked.
/// </summary>
public class TornReportsTests
{
    private const string Header = "type,id,occurredAt,rma,operator,sku,quantity,condition\n";
    private readonly WarehouseSource _source = new(TimeProvider.System);

    [Theory]
    [InlineData("receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,A,1,OPENED\n{bad}receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,C,1,OPENED\n")]
    [InlineData("{bad}receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,A,1,OPENED\n")]
    [InlineData("receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,A,1,OPENED\n{bad}")]
    public void A_report_with_a_row_that_cannot_be_read_is_left_whole_and_the_others_are_taken(string reports)
    {
        foreach (var bad in new[] { "receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,B\n", "receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,\"B,1,OPENED\n" })
        {
            var rows = Csv(Report("R-0") + reports.Replace("{bad}", bad, StringComparison.Ordinal) + Report("R-2"));
            Ids(rows).ShouldBe(["R-0", "R-2"]);
            rows.Where(r => r.Fault is not null).Select(r => r.Fault!.Reason).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal).ShouldBe(["report-torn", "row-unreadable"]);
        }
    }

    [Fact]
    public void What_was_left_of_a_torn_report_is_no_message_that_could_be_read_by_itself()
    {
        var torn = Csv("receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,A,1,OPENED\nreceipt,R-1,2026-11-20T09:00:00Z,M-1,dock,B\n").First(r => r.Fault!.Reason == "report-torn");
        _source.Normalise(Inbound.Message("warehouse", "", []), torn.Raw).ShouldBeOfType<Normalised.Unreadable>();
        (torn.Number, Encoding.UTF8.GetString(torn.Raw.Span)).ShouldBe((2, "receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,A,1,OPENED"));
    }

    [Theory]
    [InlineData("receipt,R-2,2026-11-20T09:00:00Z,M-1,dock,A,1,OPENED\n", "dock")]
    [InlineData("", "night-shift")]
    public void A_report_whose_rows_do_not_stand_together_or_disagree_is_left_whole(string between, string secondOperator)
    {
        var rows = Csv($"receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,A,1,OPENED\n{between}receipt,R-1,2026-11-20T09:00:00Z,M-1,{secondOperator},B,1,OPENED\n");
        Ids(rows).ShouldBe(between.Length > 0 ? ["R-2"] : []);
        rows.Count(r => r.Fault?.Reason == "report-torn").ShouldBe(2);
        rows.First(r => r.Fault is not null).Fault!.Detail.ShouldContain("follow each other");
    }

    [Fact]
    public void A_report_that_names_its_return_on_its_first_row_only_is_left_whole()
    {
        var rows = Csv("receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,A,1,OPENED\nreceipt,R-1,2026-11-20T09:00:00Z,,dock,B,1,OPENED\n");
        rows[0].Fault!.Reason.ShouldBe("report-torn");
        _source.Normalise(Inbound.Message("warehouse", "", []), rows[1].Raw).ShouldBeOfType<Normalised.Unreadable>().Reason.ShouldBe("subject-missing");
    }

    [Fact]
    public void One_delivery_of_two_returns_is_a_report_for_each()
    {
        var rows = Csv("receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,A,1,OPENED\nreceipt,R-1,2026-11-20T09:00:00Z,M-2,dock,B,1,OPENED\n");
        Ids(rows).ShouldBe(["R-1", "R-1"]);
    }

    [Fact]
    public void A_quote_that_the_next_rows_quote_would_close_swallows_no_row()
    {
        var rows = Csv("receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,\"A,1,OPENED\nreceipt,R-2,2026-11-20T09:00:00Z,M-1,dock,\"B\",2,USED\n");
        rows.Select(r => (r.Number, r.Fault?.Reason)).ShouldBe([(2, "row-unreadable"), (3, null)]);
        Ids(rows).ShouldBe(["R-2"]);
    }

    [Fact]
    public void Text_behind_a_closed_quote_makes_a_row_that_cannot_be_read()
    {
        Csv("receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,\"A\"B,1,OPENED\n").ShouldHaveSingleItem().Fault!.Reason.ShouldBe("row-unreadable");
        Csv("receipt,R-1,2026-11-20T09:00:00Z,M-1,dock,\"A\" ,1,OPENED\n").ShouldHaveSingleItem().Fault.ShouldBeNull();
    }

    private static string Report(string id) => $"receipt,{id},2026-11-20T09:00:00Z,M-1,dock,SKU,1,OPENED\n";

    private List<BatchRow> Csv(string rows) => [.. _source.Split(BatchFormat.Csv, Encoding.UTF8.GetBytes(Header + rows))];

    private IEnumerable<string> Ids(IEnumerable<BatchRow> rows) => rows.Where(r => r.Fault is null).Select(r =>
        ((ReceiptReported)_source.Normalise(Inbound.Message("warehouse", "", []), r.Raw).ShouldBeOfType<Normalised.Read>().Facts.ShouldHaveSingleItem().Body).ReceiptId);
}
