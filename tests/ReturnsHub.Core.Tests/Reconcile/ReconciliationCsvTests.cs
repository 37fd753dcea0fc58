using ReturnsHub.Core.Reconcile;

namespace ReturnsHub.Core.Tests.Reconcile;

public class ReconciliationCsvTests
{
    [Fact]
    public void Each_line_says_what_it_is_and_amounts_stay_numbers()
    {
        var told = new Told().Requested(1).Credited(119.00m);
        var lines = ReconciliationCsv.Write(told.Report(told.Memo(Core.Ports.BookedAnswer.Booked, 100.00m))).Split("\r\n");

        lines.Select(l => l.Split(',')[0]).ShouldBe(["record", "TOTAL", "RETURN", "CREDIT", "DIFFERENCE", ""]);
        lines.Skip(1).SkipLast(1).Take(3).ShouldAllBe(l => l.Split(',', StringSplitOptions.None).Length == lines[0].Split(',', StringSplitOptions.None).Length);
        lines[1].ShouldStartWith("TOTAL,2026-11-20,erp,,,,,,,,,,EUR,0.00,119.00,0.00,100.00,");
        lines[4].ShouldContain(",booked-amount-differs,HIGH,-19.00,");
    }

    [Theory]
    [InlineData("=1+1", ",'=1+1,")]
    [InlineData("@SUM(A1)", ",'@SUM(A1),")]
    [InlineData("+cmd|' /C calc'!A0", ",'+cmd|' /C calc'!A0,")]
    [InlineData("a,b", ",\"a,b\",")]
    [InlineData("a\"b", ",\"a\"\"b\",")]
    public void What_a_stranger_wrote_is_text_to_a_spreadsheet(string orderId, string field) =>
        ReconciliationCsv.Write(new Told(orderId).Requested(1).Credited(119.00m).Report()).ShouldContain(field);
}
