namespace ReturnsHub.Core.Deliver;

/// <summary>When a failed delivery is tried again: exponential, capped, with full jitter, and bounded in number.</summary>
public sealed record RetrySchedule
{
    /// <summary>Wait before the second attempt, at most.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>No wait is longer; also the cap on a receiver's Retry-After.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The wait after <paramref name="attempt"/> failed attempts. <paramref name="chance"/>, from 0 to below 1, spreads it between half
    /// and all of the exponential step, so that a receiver that comes back is not hit by everybody at once.
    /// </summary>
    public TimeSpan Delay(int attempt, TimeSpan? retryAfter, double chance)
    {
        if (retryAfter is { } asked && asked > TimeSpan.Zero) return asked < Longest ? asked : Longest;
        var step = First * Math.Pow(2, Math.Min(attempt - 1, 30));
        if (step > Longest) step = Longest;
        return step * (0.5 + chance / 2);
    }
}
