namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>What every connector does on the real ERP. An ERP derives one class of each contract and says how to open its bench.</summary>
public abstract class LiveContract
{
    /// <summary>The bench over the real ERP; skips the test where there is none.</summary>
    private protected abstract Task<LiveBench> OpenAsync();
}
