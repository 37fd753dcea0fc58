using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Benchmarks.Load;

/// <summary>What a receiver took, and what came of it there.</summary>
/// <param name="recognisesRepeats">Whether a delivery whose key was seen before has no further effect.</param>
internal sealed class ReceiverBook(bool recognisesRepeats)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, int> _effects = [];
    private readonly Dictionary<ReturnId, long> _last = [];
    private readonly List<string> _outOfOrder = [];

    /// <summary>How often each event took effect.</summary>
    public IReadOnlyDictionary<Guid, int> Effects => _effects;

    /// <summary>Events that did not follow the one of their return before, in words.</summary>
    public IReadOnlyList<string> OutOfOrder => _outOfOrder;

    /// <summary>Deliveries that were recognised as repeats.</summary>
    public int Repeats { get; private set; }

    /// <summary>Takes a delivery.</summary>
    public void Take(string key, Guid eventId, ReturnId returnId, long sequence)
    {
        lock (_gate)
        {
            var last = _last.GetValueOrDefault(returnId);
            // A repeat of the latest is in order; anything older came after what followed it.
            if (sequence != last + 1 && sequence != last) _outOfOrder.Add($"event {sequence} of return {returnId} came after event {last}");
            _last[returnId] = Math.Max(last, sequence);
            if (recognisesRepeats && !_keys.Add(key))
            {
                Repeats++;
                return;
            }

            _effects[eventId] = _effects.GetValueOrDefault(eventId) + 1;
        }
    }

    /// <summary>Whether an event took effect.</summary>
    public bool Has(Guid eventId)
    {
        lock (_gate) return _effects.ContainsKey(eventId);
    }
}
