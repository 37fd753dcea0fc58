using System.Globalization;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Web.Consumers;

/// <summary>Where a page of reconciliation leads: from a day as it was reported to the same day as it stands now, and back.</summary>
/// <param name="Text">What stands before the links; empty for nothing.</param>
/// <param name="Links">Addresses on this host and what they lead to.</param>
internal sealed record ReportLinks(string Text, IReadOnlyList<(string Address, string Words)> Links)
{
    /// <summary>From a day as it stands now.</summary>
    public static ReportLinks OfNow(ConsumerSettings consumer, IReadOnlyList<KeptReport> kept) => kept is [.., var last]
        ? new("This is how the day stands now.", [(Kept(consumer, last), "As reported then"), (Since(consumer, last), "What became of it since")])
        : new("This is how the day stands now. No report of it was kept.", []);

    /// <summary>From a kept report.</summary>
    public static ReportLinks OfKept(ConsumerSettings consumer, KeptReport head, bool laterRun) => new(
        $"This is what was reported then (run {head.Run.ToString(CultureInfo.InvariantCulture)}{(laterRun ? "; a later one of the same day is kept" : "")}), as it was kept; SHA-256 of its JSON: {head.Hash.Value}.",
        [(Since(consumer, head), "What became of it since"), (Now(consumer, head.Day), "As it stands now")]);

    /// <summary>From what became of a kept report.</summary>
    public static ReportLinks OfSince(ConsumerSettings consumer, KeptReport head) =>
        new("", [(Kept(consumer, head), "As reported then"), (Now(consumer, head.Day), "As it stands now")]);

    private static string Now(ConsumerSettings consumer, DateOnly day) => $"{Base(consumer)}?day={Of(day)}&{Rest(consumer)}";

    private static string Kept(ConsumerSettings consumer, KeptReport head) =>
        $"{Base(consumer)}/reports/{Of(head.Day)}?run={head.Run.ToString(CultureInfo.InvariantCulture)}&{Rest(consumer)}";

    private static string Since(ConsumerSettings consumer, KeptReport head) =>
        $"{Base(consumer)}/reports/{Of(head.Day)}/since?run={head.Run.ToString(CultureInfo.InvariantCulture)}&{Rest(consumer)}";

    private static string Base(ConsumerSettings consumer) => $"/api/consumers/{Uri.EscapeDataString(consumer.Id)}/reconciliation";

    private static string Rest(ConsumerSettings consumer) => $"tenant={Uri.EscapeDataString(consumer.Tenant.Value)}&format=html";

    private static string Of(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
