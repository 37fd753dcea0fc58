using System.Collections.Concurrent;

namespace ReturnsHub.Azure.Turns;

/// <summary>The session tokens of this process's newest appends, for handing on with an order's turn.</summary>
internal sealed class AppendSessions
{
    private const int Most = 4_096;

    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);

    public void Keep(string pk, string? token)
    {
        if (string.IsNullOrEmpty(token)) return;
        if (_tokens.Count >= Most) _tokens.Clear();
        _tokens[pk] = token;
    }

    public string? Take(string pk) => _tokens.TryRemove(pk, out var token) ? token : null;
}
