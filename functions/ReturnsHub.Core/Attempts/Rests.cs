namespace ReturnsHub.Core.Attempts;

/// <summary>How long a message rests after a fault of the hub itself.</summary>
public static class Rests
{
    /// <summary>The rest after the <paramref name="attempt"/>th failure: a quarter of a second, doubled up to two minutes.</summary>
    public static TimeSpan After(int attempt) => TimeSpan.FromMilliseconds(Math.Min(120_000, 250 * Math.Pow(2, Math.Clamp(attempt - 1, 0, 10))));
}
