namespace ReturnsHub.Local.Pumps;

/// <summary>How long pumps wait after failures.</summary>
internal static class Pauses
{
    /// <summary>Longest wait for something to come due, so that a stop is never far away.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    /// <summary>Waits a second after the first failure in a row, twice as long after each further one, up to half a minute; ends early, without an exception, when the pump is told to stop.</summary>
    public static async Task AfterFailureAsync(int failures, TimeProvider time, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(AfterFailure(failures), time, stopping);
        }
        catch (OperationCanceledException)
        {
            // The pump looks at the token itself.
        }
    }

    private static TimeSpan AfterFailure(int failures) => TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, Math.Clamp(failures - 1, 0, 10))));
}
