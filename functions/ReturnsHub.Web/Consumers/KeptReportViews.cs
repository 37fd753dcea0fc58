using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;

namespace ReturnsHub.Web.Consumers;

/// <summary>A kept report, without its returns.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Run">Which report of the day, from 1.</param>
/// <param name="LaterRun">Whether a later report of the same day is kept.</param>
/// <param name="AsOf">When the books were looked at.</param>
/// <param name="Agrees">Whether everything agreed.</param>
/// <param name="Complete">Whether all returns of the day were in it.</param>
/// <param name="Differences">How many differences it has.</param>
/// <param name="Totals">Its sums, one for each currency.</param>
/// <param name="Sha256">The hash of its JSON, which the audit log has as well (<c>day.reconciled</c>).</param>
/// <param name="Bytes">How long its JSON is.</param>
public sealed record KeptReportView(
    DateOnly Day, int Run, bool LaterRun, DateTimeOffset AsOf, bool Agrees, bool Complete, int Differences, IReadOnlyList<CurrencyTotals> Totals, string Sha256, int Bytes)
{
    internal static KeptReportView Of(KeptReport head, bool laterRun) =>
        new(head.Day, head.Run, laterRun, head.AsOf, head.Agrees, head.Complete, head.Differences, head.Totals, head.Hash.Value, head.Bytes);
}

/// <summary>What became of a kept report's differences.</summary>
/// <param name="Then">The report as it was kept.</param>
/// <param name="AsOf">When the books were looked at again.</param>
/// <param name="Complete">Whether all returns of the day were looked at again.</param>
/// <param name="PutRight">Reported then, and gone.</param>
/// <param name="StillOpen">Reported then, and still there, by this code or another.</param>
/// <param name="New">There now, and not reported then.</param>
/// <param name="NotLookedAt">Reported then, on returns that were not looked at again because a limit was reached.</param>
public sealed record ReportSinceView(
    KeptReportView Then, DateTimeOffset AsOf, bool Complete, IReadOnlyList<DifferenceSince> PutRight, IReadOnlyList<DifferenceSince> StillOpen, IReadOnlyList<DifferenceSince> New, IReadOnlyList<DifferenceSince> NotLookedAt)
{
    internal static ReportSinceView Of(ReportSince since, bool laterRun) =>
        new(KeptReportView.Of(since.Then, laterRun), since.AsOf, since.Complete, since.PutRight, since.StillOpen, since.New, since.NotLookedAt);
}
