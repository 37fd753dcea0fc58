using System.Text;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Tests.Reconcile.Kept;

/// <summary>A booking system's answer may quote a customer's record. A report that is kept for good quotes no answer.</summary>
public class KeptWordsTests
{
    private const string Answer = "Customer Jane Doe, Main Street 1, is blocked.";

    [Theory]
    [InlineData("signed-webhook", true)]
    [InlineData("signed-webhook", false)]
    [InlineData(ConsumerSettings.Pull, true)]
    [InlineData(ConsumerSettings.Pull, false)]
    public void What_a_refused_credit_was_answered_is_shown_now_and_not_kept(string connector, bool quotes)
    {
        var report = new Told { Connector = connector, Quotes = quotes }.Credited(119.00m, delivery: null).Reported(DeliveryStatus.DeadLettered, answer: Answer).Report();

        var text = Encoding.UTF8.GetString(ReportBytes.Of(report));
        text.Contains("Jane", StringComparison.Ordinal).ShouldBe(quotes);
        if (!quotes) text.ShouldContain("period-closed");
        ReconciliationCsv.Write(report).Contains("Jane", StringComparison.Ordinal).ShouldBe(quotes);
    }

    [Theory]
    [InlineData(BookedAnswer.NotAsked, DifferenceCodes.NotAsked)]
    [InlineData(BookedAnswer.Twice, DifferenceCodes.BookedTwice)]
    [InlineData(BookedAnswer.Booked, DifferenceCodes.BookedThoughGivenUp)]
    [InlineData(BookedAnswer.Missing, DifferenceCodes.CreditDeadLettered)]
    public void What_an_ERP_said_when_it_was_asked_is_not_kept_either(BookedAnswer answer, string code)
    {
        foreach (var quotes in (bool[])[true, false])
        {
            var told = new Told { Quotes = quotes }.Credited(119.00m, delivery: null).Reported(DeliveryStatus.DeadLettered, answer: Answer);
            var memo = told.Memo(answer);
            var report = told.Report(memo with { Documents = [memo.Documents[0] with { Why = Answer }] });
            report.Counts.Keys.ShouldBe([code]);
            Encoding.UTF8.GetString(ReportBytes.Of(report)).Contains("Jane", StringComparison.Ordinal).ShouldBe(quotes);
        }
    }
}
