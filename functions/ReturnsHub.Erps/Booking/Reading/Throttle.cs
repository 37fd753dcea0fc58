using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Booking.Reading;

/// <summary>Stops asking an ERP that asks for a pause or keeps failing: a report is not worth a delivery's place.</summary>
internal sealed class Throttle(int mostFaults)
{
    private readonly Lock _lock = new();
    private int _faults;
    private string? _closed;

    /// <summary>Why nothing is asked any more; null while questions are asked.</summary>
    public string? Closed
    {
        get
        {
            lock (_lock) return _closed;
        }
    }

    public void Answered()
    {
        lock (_lock) _faults = 0;
    }

    public void Failed(ErpFaultException fault)
    {
        lock (_lock)
        {
            if (fault.RetryAfter is not null || fault.Category == "http-429" || ++_faults >= mostFaults)
                _closed ??= $"No longer asked after {fault.Category}: {fault.Message}";
        }
    }
}
