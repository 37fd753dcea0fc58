namespace ReturnsHub.Core.Policies.Reading;

/// <summary>What the outer form of a document is like: its faults, and on which line each value stands.</summary>
internal sealed class Shape(IReadOnlyDictionary<string, int> lines, IReadOnlyList<PolicyFault> faults)
{
    public IReadOnlyList<PolicyFault> Faults => faults;

    /// <summary>The line of a value, or of the nearest one that holds it.</summary>
    public int? LineOf(string path)
    {
        for (var end = path.Length; end > 0; end = path.AsSpan(0, end).LastIndexOfAny('.', '['))
        {
            if (lines.TryGetValue(path[..end], out var line)) return line;
        }

        return null;
    }
}
