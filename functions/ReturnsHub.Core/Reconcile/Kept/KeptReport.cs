namespace ReturnsHub.Core.Reconcile.Kept;

/// <summary>What a kept report came to, without its returns.</summary>
public sealed record KeptReport
{
    /// <summary>The highest <see cref="Run"/>.</summary>
    public const int MostRuns = 999;

    /// <summary>Whose returns.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The consumer.</summary>
    public required string Consumer { get; init; }

    /// <summary>The day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Which report of the day, from 1. More than one where the books did not answer at first, or a round was cut short after it had kept its report.</summary>
    public required int Run { get; init; }

    /// <summary>When the books were looked at.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>SHA-256 of the report's bytes.</summary>
    public required EvidenceHash Hash { get; init; }

    /// <summary>How many bytes it has.</summary>
    public required int Bytes { get; init; }

    /// <summary>Whether everything agreed.</summary>
    public required bool Agrees { get; init; }

    /// <summary>Whether all returns of the day were in it.</summary>
    public required bool Complete { get; init; }

    /// <summary>How many differences it has.</summary>
    public required int Differences { get; init; }

    /// <summary>Its sums, one for each currency.</summary>
    public required IReadOnlyList<CurrencyTotals> Totals { get; init; }

    /// <summary>The head of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="bytes">Its bytes, as <see cref="ReportBytes.Of"/> gives them.</param>
    /// <param name="run">Which of its day it is.</param>
    public static KeptReport Of(ReconciliationReport report, ReadOnlySpan<byte> bytes, int run)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new KeptReport
        {
            Tenant = report.Tenant,
            Consumer = report.Consumer,
            Day = report.Day,
            Run = run,
            AsOf = report.AsOf,
            Hash = EvidenceHash.Of(bytes),
            Bytes = bytes.Length,
            Agrees = report.Agrees,
            Complete = report.Complete,
            Differences = report.Differences,
            Totals = report.Totals,
        };
    }
}
