using System.Text;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;

namespace ReturnsHub.Core.Tests.Reconcile.Kept;

public class ReportBytesTests
{
    /// <summary>A report as the first version kept it. It never changes: every later version reads it.</summary>
    private const string First = """
        {"tenant":"acme","consumer":"erp","connector":"signed-webhook","day":"2026-11-20","asOf":"2026-11-21T09:00:00.0000000Z","booksAsked":false,"complete":true,"agrees":false,"differences":1,"counts":{"credit-dead-lettered":1},"totals":[{"refunded":{"amount":"0.00","currency":"EUR"},"credited":{"amount":"119.00","currency":"EUR"},"held":{"amount":"0.00","currency":"EUR"},"booked":{"amount":"0.00","currency":"EUR"},"notAsked":{"amount":"0.00","currency":"EUR"},"refundedOnDay":{"amount":"0.00","currency":"EUR"},"creditedOnDay":{"amount":"119.00","currency":"EUR"}}],"rows":[{"returnId":"ret_0000000000000000000000000","orderId":"1001","rma":"RMA-77","amounts":[],"refundPending":false,"credits":[{"creditId":"CR-1","number":"RH-1","status":"RELEASED","origin":"ENTITLEMENT","amount":{"amount":"119.00","currency":"EUR"},"delivery":"DEAD_LETTERED","books":"BY_LEDGER","booked":{"amount":"0.00","currency":"EUR"}}],"goods":{"received":0,"moved":0,"movesToBook":0,"movesBooked":0,"journalsToBook":0,"journalsBooked":0},"differences":[{"code":"credit-dead-lettered","severity":"HIGH","about":"RH-1","amount":{"amount":"119.00","currency":"EUR"},"detail":"CREDIT_MEMO is not in the books; the delivery was given up: http-422","whatToDo":"Correct what the last answer says, then redrive the delivery."}]}]}
        """;

    [Fact]
    public void A_report_that_was_read_and_written_again_is_the_same_bytes()
    {
        var bytes = ReportBytes.Of(new Told().Requested(1).Received(1).Moved(1).Refunded(20.00m).Credited(119.00m, delivery: DeliveryStatus.DeadLettered).Credited(7.00m, currency: "SEK").Report());
        ReportBytes.Of(ReportBytes.Read(bytes)).ShouldBe(bytes);
    }

    [Fact]
    public void A_report_of_the_first_version_is_read_by_this_one()
    {
        var text = First.Replace("ret_0000000000000000000000000", Told.Return.Value, StringComparison.Ordinal);
        var report = ReportBytes.Read(Encoding.UTF8.GetBytes(text));
        (report.Day, report.Agrees, report.Differences, report.Counts[DifferenceCodes.CreditDeadLettered]).ShouldBe((new DateOnly(2026, 11, 20), false, 1, 1));
        report.Totals.Single().Credited.ShouldBe(Told.Money(119.00m));
        report.Rows.Single().Differences.Single().Amount.ShouldBe(Told.Money(119.00m));
        ReconciliationCsv.Write(report).ShouldContain("DIFFERENCE,2026-11-20,erp,");
    }

    [Fact]
    public void Packed_bytes_that_were_changed_are_not_read()
    {
        var report = new Told().Credited(119.00m).Report();
        var bytes = ReportBytes.Of(report);
        var head = KeptReport.Of(report, bytes, 1);
        var other = ReportBytes.Of(new Told().Credited(119.01m).Report());

        ReportBytes.Unpack(head, ReportBytes.Pack(head, bytes)).ToArray().ShouldBe(bytes);
        Should.Throw<InvalidDataException>(() => ReportBytes.Unpack(head, ReportBytes.Pack(KeptReport.Of(report, other, 1), other)));
        Should.Throw<InvalidDataException>(() => ReportBytes.Unpack(head with { Bytes = bytes.Length - 1 }, ReportBytes.Pack(head, bytes)));
        Should.Throw<InvalidDataException>(() => ReportBytes.Unpack(head with { Bytes = int.MaxValue }, ReportBytes.Pack(head, bytes)));
        Should.Throw<InvalidDataException>(() => ReportBytes.Unpack(head, Encoding.UTF8.GetBytes("no zip")));
    }

    [Fact]
    public void A_report_has_a_size()
    {
        var report = new Told().Credited(119.00m).Report();
        var large = new byte[ReportBytes.Largest + 1];
        Should.Throw<ArgumentException>(() => ReportBytes.Pack(KeptReport.Of(report, large, 1), large));
    }
}
