namespace ReturnsHub.Core.Policies.Versions;

/// <summary>When a version comes in force: now, and never before the one ahead of it, though a clock may have been set back.</summary>
internal static class PolicyClock
{
    public static DateTimeOffset Next(PolicyHistory history, DateTimeOffset now) => history.NewestFrom is { } ahead && ahead > now ? ahead : now;
}
