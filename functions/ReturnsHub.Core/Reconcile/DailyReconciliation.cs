using System.Globalization;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Reconcile;

/// <summary>
/// Reconciles each day of each consumer once it is over. What was missed while the hub stood still is made up for, as far as
/// <see cref="MostDays"/> back. A day is done when its report was handed out, whatever it says; it can be asked for again at any time.
/// </summary>
public sealed class DailyReconciliation(ReconcileHandler handler, ITenants tenants, ICursors cursors, TimeProvider time)
{
    /// <summary>Days that are made up for, at most.</summary>
    public const int MostDays = 7;

    /// <summary>How long after a day's end it is reconciled: deliveries that wait a moment are then through.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Reconciles what is due.</summary>
    /// <param name="report">Gets each report; the day is done when it returns.</param>
    /// <param name="ct">Stops; the day in hand is taken up again.</param>
    /// <returns>How many reports were made.</returns>
    public async Task<int> RunAsync(Func<ReconciliationReport, CancellationToken, Task> report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        var newest = DateOnly.FromDateTime((time.GetUtcNow() - Grace).UtcDateTime).AddDays(-1);
        var made = 0;
        foreach (var consumer in tenants.All.SelectMany(t => t.Consumers))
        {
            var reader = $"reconciliation/{consumer.Tenant.Value}/{consumer.Id}";
            for (var day = Next(await cursors.ReadAsync(reader, ct), newest); day <= newest; day = day.AddDays(1), made++)
            {
                await report(await handler.RunAsync(consumer, day, ct), ct);
                await cursors.SaveAsync(reader, day.ToString("O", CultureInfo.InvariantCulture), ct);
            }
        }

        return made;
    }

    // A consumer that was never reconciled begins with the last day that is over.
    private static DateOnly Next(string? done, DateOnly newest)
    {
        if (done is null) return newest;
        var next = DateOnly.ParseExact(done, "O", CultureInfo.InvariantCulture).AddDays(1);
        var oldest = newest.AddDays(1 - MostDays);
        return next < oldest ? oldest : next;
    }
}
