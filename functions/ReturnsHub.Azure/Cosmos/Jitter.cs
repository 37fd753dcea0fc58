namespace ReturnsHub.Azure.Cosmos;

/// <summary>Spreads waits, so that those who were turned away together do not come back together.</summary>
internal sealed class Jitter(Random random)
{
    private readonly Lock _gate = new();

    /// <summary>A time between the half and the whole of <paramref name="most"/>.</summary>
    public TimeSpan Of(TimeSpan most)
    {
        lock (_gate) return most * (0.5 + (random.NextDouble() / 2));
    }
}
