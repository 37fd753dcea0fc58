namespace ReturnsHub.Azure.Returns;

/// <summary>
/// State documents as this process last saw them, with their ETags: an append that follows a load need not read the document again. What
/// is out of date is refused by the fence, then read.
/// </summary>
internal sealed class KnownStates
{
    private const int Most = 512;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Pk, KnownState State)>> _byPk = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Pk, KnownState State)> _byAge = new();

    public KnownState? Find(string pk)
    {
        lock (_gate) return _byPk.TryGetValue(pk, out var node) ? node.Value.State : null;
    }

    public void Keep(string pk, KnownState state)
    {
        lock (_gate)
        {
            if (_byPk.Remove(pk, out var old)) _byAge.Remove(old);
            _byPk.Add(pk, _byAge.AddLast((pk, state)));
            if (_byAge.Count <= Most) return;
            _byPk.Remove(_byAge.First!.Value.Pk);
            _byAge.RemoveFirst();
        }
    }

    public void Forget(string pk)
    {
        lock (_gate)
        {
            if (_byPk.Remove(pk, out var old)) _byAge.Remove(old);
        }
    }
}

/// <summary>A state document and its ETag.</summary>
internal sealed record KnownState(StateDocument Document, string ETag);
