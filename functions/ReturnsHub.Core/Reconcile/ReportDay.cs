namespace ReturnsHub.Core.Reconcile;

/// <summary>The day a report is about, in UTC.</summary>
/// <param name="Day">The day.</param>
public readonly record struct ReportDay(DateOnly Day)
{
    /// <summary>Its first moment.</summary>
    public DateTimeOffset From => new(Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The first moment after it.</summary>
    public DateTimeOffset To => From.AddDays(1);

    /// <summary>Whether <paramref name="at"/> lies in it.</summary>
    public bool Holds(DateTimeOffset at) => at >= From && at < To;
}
