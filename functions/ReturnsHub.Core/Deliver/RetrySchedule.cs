namespace ReturnsHub.Core.Deliver;

/// <summary>When a failed delivery is tried again: exponential, capped, with jitter, and bounded in number and in time.</summary>
public sealed record RetrySchedule
{
    /// <summary>Wait before the second attempt, at most.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>No step is longer; also the cap on a receiver's Retry-After.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The longest a call that books may take, from when the ledger was told to when the other side has done with it. Before it has passed,
    /// a call without a result may still be running, and "not there" would be no answer: nobody asks and nobody sends. A connector whose
    /// system takes longer says so (<see cref="Ports.IErpConnector.LongestCall"/>).
    /// </summary>
    public TimeSpan InDoubtWindow { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long after it was first taken up, or last redriven, a delivery is given up, however few calls were made.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// The wait after <paramref name="attempt"/> failed attempts. <paramref name="chance"/>, from 0 to below 1, spreads it between half
    /// and all of the exponential step, so that a receiver that comes back is not hit by everybody at once. A wait the receiver asked for is
    /// never shortened below <see cref="Longest"/> and spread by up to a tenth more.
    /// </summary>
    public TimeSpan Delay(int attempt, TimeSpan? retryAfter, double chance)
    {
        if (retryAfter is { } asked && asked > TimeSpan.Zero) return (asked < Longest ? asked : Longest) * (1 + chance / 10);
        // 2^30 times anything sensible is far beyond the cap, and far below what a TimeSpan holds.
        var step = First * Math.Pow(2, Math.Clamp(attempt - 1, 0, 30));
        if (step > Longest) step = Longest;
        return step * (0.5 + chance / 2);
    }
}
