using System.Globalization;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Reconcile;

/// <summary>
/// Reconciles each day of each consumer once it is over. What was missed while the hub stood still is made up for, as far as
/// <see cref="MostDays"/> back. A day is done when its report is kept and was handed out, whatever it says; it can be asked for again at any time.
/// A consumer whose day fails keeps that day for the next round; the others go on. A day of whose books not everything could be asked is made
/// again a few times, each as a run of its own.
/// </summary>
public sealed class DailyReconciliation(ReconcileHandler handler, ReportKeeper keeper, ITenants tenants, ICursors cursors, HubMetrics metrics, TimeProvider time)
{
    /// <summary>Days that are made up for, at most.</summary>
    public const int MostDays = 7;

    /// <summary>How long after a day's end it is reconciled: deliveries that wait a moment are then through.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private readonly OpenDays _open = new(cursors, time);

    /// <summary>Reconciles what is due.</summary>
    /// <param name="told">Gets each report; the day is done when it returns. Hears also of each day that could not be reconciled.</param>
    /// <param name="ct">Stops; the day in hand is taken up again.</param>
    /// <returns>What the round came to.</returns>
    public async Task<DailyRound> RunAsync(IReconciledDays told, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(told);
        var newest = DateOnly.FromDateTime((time.GetUtcNow() - Grace).UtcDateTime).AddDays(-1);
        var round = new DailyRound(0, 0);
        foreach (var consumer in tenants.All.SelectMany(t => t.Consumers))
        {
            var (made, fault) = await RunAsync(consumer, newest, told, ct);
            round = new DailyRound(round.Made + made, round.Failed + (fault ? 1 : 0));
        }

        return round;
    }

    private async Task<(int Made, bool Fault)> RunAsync(ConsumerSettings consumer, DateOnly newest, IReconciledDays told, CancellationToken ct)
    {
        var reader = $"reconciliation/{consumer.Tenant.Value}/{consumer.Id}";
        var (made, day) = (0, newest);
        try
        {
            for (day = Next(await cursors.ReadAsync(reader, ct), newest); day <= newest; day = day.AddDays(1), made++)
                await MakeAsync(consumer, day, told, reader, ct);

            if (await _open.DueAsync(consumer, Oldest(newest), ct) is not { } again) return (made, false);
            day = again;
            await MakeAsync(consumer, day, told, reader: null, ct);
            return (made + 1, false);
        }
        // Whatever fails here is one consumer's: its profile, its history, or a store that the next consumer's day asks for itself.
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            metrics.NotReconciled(consumer);
            await told.NotReconciledAsync(consumer, day, fault, ct);
            return (made, true);
        }
    }

    private async Task MakeAsync(ConsumerSettings consumer, DateOnly day, IReconciledDays told, string? reader, CancellationToken ct)
    {
        var report = await handler.RunToKeepAsync(consumer, day, ct);
        await keeper.KeepAsync(report, ct);
        await told.ReportedAsync(report, ct);
        await _open.NoteAsync(consumer, report, ct);
        if (reader is not null) await cursors.SaveAsync(reader, day.ToString("O", CultureInfo.InvariantCulture), ct);
        metrics.Reconciled(report);
    }

    // A consumer that was never reconciled begins with the last day that is over.
    private static DateOnly Next(string? done, DateOnly newest)
    {
        if (done is null) return newest;
        var next = DateOnly.ParseExact(done, "O", CultureInfo.InvariantCulture).AddDays(1);
        var oldest = Oldest(newest);
        return next < oldest ? oldest : next;
    }

    private static DateOnly Oldest(DateOnly newest) => newest.AddDays(1 - MostDays);
}

/// <summary>Hears what became of days that were to be reconciled.</summary>
public interface IReconciledDays
{
    /// <summary>A day is reconciled. It is done when the task completes; after an exception it is made again.</summary>
    Task ReportedAsync(ReconciliationReport report, CancellationToken ct);

    /// <summary>A day could not be reconciled; it and the consumer's later days are tried again at the next round.</summary>
    /// <param name="consumer">Whose day.</param>
    /// <param name="day">The day.</param>
    /// <param name="fault">Why. Its message may quote what others sent.</param>
    /// <param name="ct">Stops.</param>
    Task NotReconciledAsync(ConsumerSettings consumer, DateOnly day, Exception fault, CancellationToken ct);
}

/// <summary>What a round came to.</summary>
/// <param name="Made">Reports that were made.</param>
/// <param name="Failed">Consumers whose next day could not be reconciled.</param>
public sealed record DailyRound(int Made, int Failed);
