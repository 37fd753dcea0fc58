namespace ReturnsHub.Erps.FinanceOperations;

/// <summary>
/// What the hub asks of Finance and Operations. Only resources limit it since user-based limits were withdrawn, so there is no number of
/// calls: 429 with <c>Retry-After</c> says when to wait
/// (https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/data-entities/service-protection-retry-operations).
/// </summary>
public static class FinanceOperationsLimits
{
    /// <summary>Calls at once: few, since writes of one company lock each other out.</summary>
    public const int ConcurrentCalls = 4;

    /// <summary>How long a write can still be under way. Not documented; ours, well beyond what a write of one row takes.</summary>
    public static TimeSpan LongestCall { get; } = TimeSpan.FromMinutes(10);
}
