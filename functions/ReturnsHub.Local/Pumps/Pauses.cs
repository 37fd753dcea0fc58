namespace ReturnsHub.Local.Pumps;

/// <summary>How long pumps wait after failures.</summary>
internal static class Pauses
{
    /// <summary>Longest wait for something to come due, so that a stop is never far away.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    /// <summary>A session's rest after its <paramref name="attempt"/>th failure: a quarter of a second, doubled up to half a minute.</summary>
    public static TimeSpan Rest(int attempt) => TimeSpan.FromMilliseconds(Math.Min(30_000, 250 * Math.Pow(2, Math.Clamp(attempt - 1, 0, 10))));

    /// <summary>A pump's pause after its <paramref name="failures"/>th failure in a row: a second, doubled up to half a minute.</summary>
    public static TimeSpan AfterFailure(int failures) => TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, Math.Clamp(failures - 1, 0, 10))));
}
