using ReturnsHub.Core.Ports;

namespace ReturnsHub.Erps.Outbound;

/// <summary>
/// Leaves a connection alone that fails again and again. After so many failures in a row it opens and holds every attempt back; when its pause
/// is over it lets one trial through, whose outcome closes it or opens it for twice as long. It goes by time passed, not by the clock's time.
/// </summary>
internal sealed class Circuit(GateOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private int _failures;
    private int _openings;
    private long _generation;
    private (long Since, TimeSpan Pause)? _open;
    private bool _trial;

    /// <summary>Asks for an attempt. The number to report with, or how long to wait.</summary>
    public (long Ticket, TimeSpan? Held) Ask()
    {
        lock (_gate)
        {
            if (_open is not { } open) return (_generation, null);
            var left = open.Pause - time.GetElapsedTime(open.Since);
            if (left > TimeSpan.Zero) return (0, left);
            if (_trial) return (0, options.Pause);
            _trial = true;
            return (++_generation, null);
        }
    }

    /// <summary>Says how an attempt ended; null when it ended without an outcome.</summary>
    public void Report(long ticket, DeliveryOutcome? outcome)
    {
        lock (_gate)
        {
            // An attempt of before the circuit opened, or closed, says nothing about how the connection is now.
            if (ticket != _generation) return;
            if (outcome is null or { Called: false })
            {
                // Nothing was learnt: the next one may be the trial.
                _trial = false;
                return;
            }

            if (!IsFailure(outcome)) Close();
            else if (_trial || ++_failures >= options.FailuresToOpen) Open(outcome.RetryAfter);
        }
    }

    internal static bool IsFailure(DeliveryOutcome outcome) =>
        outcome.Kind is OutcomeKind.Retry or OutcomeKind.Unknown
        && outcome.Category is { } category
        && (category is "connection" or "timeout" or "http-429" || (category.Length == 8 && category.StartsWith("http-5", StringComparison.Ordinal)));

    private void Close()
    {
        if (_trial) _generation++;
        (_failures, _openings, _open, _trial) = (0, 0, null, false);
    }

    private void Open(TimeSpan? asked)
    {
        var pause = options.Pause * Math.Pow(2, Math.Min(_openings++, 20));
        if (asked > pause) pause = asked.Value;
        if (pause > options.LongestPause) pause = options.LongestPause;
        _open = (time.GetTimestamp(), pause);
        _trial = false;
        _generation++;
    }
}
