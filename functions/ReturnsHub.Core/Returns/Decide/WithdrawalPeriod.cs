namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// When the right of withdrawal ends: 14 days after the day of delivery (article 9(2)(b) of Directive 2011/83/EU), counted by
/// Regulation (EEC, Euratom) No 1182/71, article 3 (https://eur-lex.europa.eu/eli/reg/1971/1182/oj): the day of delivery does not
/// count, the last day counts whole, and one that falls on a Saturday or Sunday moves to Monday.
/// </summary>
internal static class WithdrawalPeriod
{
    private const int Days = 14;

    // The consumer's own clock counts and is not known. Delivery is dated by the Union's easternmost clock, the last day by its
    // westernmost, so that the period is never cut short: at most half a day too long.
    private static readonly TimeSpan Easternmost = TimeSpan.FromHours(3);
    private static readonly TimeSpan Westernmost = TimeSpan.FromHours(1);

    /// <summary>The Union and the EEA, where the directive applies; ISO 3166-1 alpha-2.</summary>
    private static readonly HashSet<string> Countries = new(
        [
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL",
            "NO", "PL", "PT", "RO", "SE", "SI", "SK",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether goods sent to a country carry the right; where no country is known they do.</summary>
    public static bool AppliesIn(string? country) => country is null || Countries.Contains(country);

    /// <summary>The first moment that is too late.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset deliveredAt)
    {
        var last = deliveredAt.UtcDateTime.Add(Easternmost).Date.AddDays(Days);
        last = last.DayOfWeek switch
        {
            DayOfWeek.Saturday => last.AddDays(2),
            DayOfWeek.Sunday => last.AddDays(1),
            _ => last,
        };
        return new DateTimeOffset(last.AddDays(1).Add(Westernmost), TimeSpan.Zero);
    }
}
