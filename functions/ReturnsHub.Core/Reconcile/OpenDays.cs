using System.Globalization;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Reconcile;

/// <summary>
/// Remembers of each consumer the last day of whose books not everything could be asked, so that it is made again while the ERP may have come
/// back: a few times, further and further apart, for each costs the ERP as many questions as the first.
/// </summary>
internal sealed class OpenDays(ICursors cursors, TimeProvider time)
{
    /// <summary>How long after a report that stayed open the day is made again; no more often than there are waits.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits = [TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(9)];

    private const string Settled = "settled";

    /// <summary>The day that is to be made again now; null for none, or when it lies before <paramref name="oldest"/>.</summary>
    public async Task<DateOnly?> DueAsync(ConsumerSettings consumer, DateOnly oldest, CancellationToken ct) =>
        await ReadAsync(consumer, ct) is { } open && open.Day >= oldest && open.Again < Waits.Count && time.GetUtcNow() - open.At >= Waits[open.Again] ? open.Day : null;

    /// <summary>A report was made.</summary>
    public async Task NoteAsync(ConsumerSettings consumer, ReconciliationReport report, CancellationToken ct)
    {
        var open = await ReadAsync(consumer, ct);
        var again = open?.Day == report.Day ? open.Again + 1 : 0;
        if (report.Unanswered) await cursors.SaveAsync(Reader(consumer), new Open(report.Day, again, time.GetUtcNow()).ToString(), ct);
        else if (open?.Day == report.Day) await cursors.SaveAsync(Reader(consumer), Settled, ct);
    }

    private async Task<Open?> ReadAsync(ConsumerSettings consumer, CancellationToken ct) =>
        await cursors.ReadAsync(Reader(consumer), ct) is { } text && text != Settled ? Open.Parse(text) : null;

    private static string Reader(ConsumerSettings consumer) => $"reconciliation-open/{consumer.Tenant.Value}/{consumer.Id}";

    private sealed record Open(DateOnly Day, int Again, DateTimeOffset At)
    {
        public static Open Parse(string text)
        {
            var parts = text.Split(' ');
            return new Open(
                DateOnly.ParseExact(parts[0], "O", CultureInfo.InvariantCulture),
                int.Parse(parts[1], CultureInfo.InvariantCulture),
                new DateTimeOffset(long.Parse(parts[2], CultureInfo.InvariantCulture), TimeSpan.Zero));
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:O} {Again} {At.UtcTicks}");
    }
}
