namespace ReturnsHub.Azure.Reasons.Limits;

/// <summary>
/// Leaves a service alone after failures in a row, or for as long as it asked. Afterwards one call tries it; until that one is through,
/// nobody else calls. Safe to share between threads.
/// </summary>
internal sealed class Circuit(int failuresBeforeRest, TimeSpan rest, TimeProvider time)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private int _inARow;
    private DateTimeOffset? _restUntil;
    private bool _trying;

    /// <summary>Whether a call may be made. After a yes, exactly one of the other three methods follows.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_restUntil is not { } until) return true;
            if (_trying || time.GetUtcNow() < until) return false;
            return _trying = true;
        }
    }

    /// <summary>The service answered, whatever it said.</summary>
    public void Answered()
    {
        lock (_gate) (_inARow, _restUntil, _trying) = (0, null, false);
    }

    /// <summary>The service failed.</summary>
    /// <param name="pause">How long it asked to be left alone; null when it did not.</param>
    public void Failed(TimeSpan? pause)
    {
        lock (_gate)
        {
            _trying = false;
            _inARow++;
            var now = time.GetUtcNow();
            if (_inARow >= failuresBeforeRest) Rest(now + rest);
            if (pause is { } asked) Rest(now + (asked < LongestPause ? asked : LongestPause));
        }
    }

    /// <summary>The caller went away before the service answered.</summary>
    public void Abandoned()
    {
        lock (_gate) _trying = false;
    }

    private void Rest(DateTimeOffset until) => _restUntil = _restUntil is { } known && known > until ? known : until;
}
