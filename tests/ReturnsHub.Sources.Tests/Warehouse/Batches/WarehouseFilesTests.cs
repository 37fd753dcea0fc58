using System.Text;
using System.Text.RegularExpressions;
using ReturnsHub.Core.Intake.Batches;
using ReturnsHub.Sources.Warehouse;

namespace ReturnsHub.Sources.Tests.Warehouse.Batches;

public partial class WarehouseFilesTests
{
    private const string Header = "type,id,occurredAt,rma,sku,quantity,condition,serials\n";
    private readonly WarehouseSource _source = new(TimeProvider.System);

    [Fact]
    public void The_files_example_of_the_contract_is_two_reports_with_their_goods()
    {
        var csv = Example().Match(File.ReadAllText("Warehouse/README.md")).Groups["csv"].Value;
        var reports = Csv(csv).Select(r => Read(r)).ToList();
        reports.Select(r => r.ReceiptId).ShouldBe(["RCV-2001", "RCV-2002"]);
        reports[0].Lines.Select(l => (l.Sku!.Value.ToString(), l.Quantity)).ShouldBe([("JKT-M-BLK", 2), ("PHN-128", 2)]);
        reports[0].Lines[1].Serials.ShouldBe(["SN-0001", "SN-0002"]);
        reports[1].Lines.ShouldHaveSingleItem().Sku!.Value.ToString().ShouldBe("MUG, \"BLUE\"");
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void The_header_says_what_separates(char separator)
    {
        var csv = (Header + "receipt,R-1,2026-11-20T09:12:41Z,A,SKU,1,OPENED,\n").Replace(',', separator);
        Read(Csv(csv).ShouldHaveSingleItem()).Lines.ShouldHaveSingleItem().Quantity.ShouldBe(1);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_change_nothing()
    {
        var plain = Header + "receipt,R-1,2026-11-20T09:12:41Z,A,SKU,1,OPENED,\n";
        byte[] windows = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(plain.ReplaceLineEndings("\r\n"))];
        _source.Split(BatchFormat.Csv, windows).ShouldHaveSingleItem().Raw.ToArray().ShouldBe(Csv(plain).ShouldHaveSingleItem().Raw.ToArray());
    }

    [Theory]
    [InlineData("receipt,R-2,2026-11-20T09:12:41Z,A,SKU,1\n", "row-unreadable", "fields")]
    [InlineData("receipt,R-2,2026-11-20T09:12:41Z,A,\"SKU,1,OPENED,\n", "row-unreadable", "quote")]
    public void A_row_that_cannot_be_split_costs_only_itself(string bad, string reason, string says)
    {
        var rows = Csv($"{Header}receipt,R-1,2026-11-20T09:12:41Z,A,SKU,1,OPENED,\n{bad}receipt,R-3,2026-11-20T09:12:41Z,A,SKU,1,OPENED,\n");
        rows.Select(r => (r.Number, r.Fault?.Reason)).ShouldBe([(2, null), (3, reason), (4, null)]);
        rows[1].Fault!.Detail.ShouldContain(says);
        rows.Where(r => r.Fault is null).Select(r => Read(r).ReceiptId).ShouldBe(["R-1", "R-3"]);
    }

    [Theory]
    [InlineData("quantity")]
    [InlineData("two")]
    public void What_a_field_says_is_judged_where_every_report_is_read(string quantity)
    {
        var row = Csv($"{Header}receipt,R-1,2026-11-20T09:12:41Z,A,SKU,{quantity},OPENED,\n").ShouldHaveSingleItem();
        row.Fault.ShouldBeNull();
        _source.Normalise(Message(), row.Raw).ShouldBeOfType<Normalised.Unreadable>().Detail.ShouldContain("quantity");
    }

    [Theory]
    [InlineData("type,id,colour\nreceipt,R-1,red\n", "column-unknown")]
    [InlineData("type,id,id\nreceipt,R-1,R-1\n", "header-unreadable")]
    [InlineData("type,\"id\nreceipt,R-1\n", "header-unreadable")]
    public void A_header_that_is_not_one_is_the_only_thing_wrong(string csv, string reason) =>
        Csv(csv).ShouldHaveSingleItem().Fault!.Reason.ShouldBe(reason);

    [Fact]
    public void Reports_of_the_same_id_at_another_time_are_two()
    {
        var rows = Csv(Header + "receipt,R-1,2026-11-20T09:12:41Z,A,SKU,1,OPENED,\nreceipt,R-1,2026-11-20T10:12:41Z,A,SKU,2,OPENED,\n");
        rows.Select(r => Read(r).Lines.ShouldHaveSingleItem().Quantity).ShouldBe([1, 2]);
    }

    [Fact]
    public void A_line_of_ndjson_is_a_message_byte_for_byte_and_blank_lines_are_none()
    {
        var rows = _source.Split(BatchFormat.Ndjson, "{\"a\":1}\n\n  \n{\"b\":2}"u8.ToArray()).ToList();
        rows.Select(r => (r.Number, Encoding.UTF8.GetString(r.Raw.Span))).ShouldBe([(1, "{\"a\":1}"), (4, "{\"b\":2}")]);
    }

    [Fact]
    public void A_line_of_ndjson_that_is_too_long_is_cut_and_says_so()
    {
        var row = _source.Split(BatchFormat.Ndjson, Encoding.UTF8.GetBytes(new string('x', BatchLimits.LongestRow + 1) + "\n{}")).ToList();
        (row[0].Fault!.Reason, row[0].Raw.Length, row[1].Fault).ShouldBe(("row-too-long", BatchLimits.LongestRow, null));
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused_whole() =>
        _source.Split(BatchFormat.Csv, new byte[] { (byte)'t', 0xE4, (byte)'\n' }).ShouldHaveSingleItem().Fault!.Reason.ShouldBe("file-not-utf8");

    [Fact]
    public void Hostile_files_end_and_never_throw()
    {
        var random = new Random(7);
        const string alphabet = "\",;\t\r\n\0aä{}[]: type";
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 200)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            foreach (var format in Enum.GetValues<BatchFormat>())
            {
                foreach (var row in _source.Split(format, Encoding.UTF8.GetBytes(Header + text))) _ = _source.Normalise(Message(), row.Raw);
            }
        }
    }

    private static InboundMessage Message() => Inbound.Message("warehouse", "", []);

    private List<BatchRow> Csv(string text) => [.. _source.Split(BatchFormat.Csv, Encoding.UTF8.GetBytes(text))];

    private ReceiptReported Read(BatchRow row) =>
        (ReceiptReported)_source.Normalise(Message(), row.Raw).ShouldBeOfType<Normalised.Read>().Facts.ShouldHaveSingleItem().Body;

    [GeneratedRegex("```csv\n(?<csv>.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Example();
}
