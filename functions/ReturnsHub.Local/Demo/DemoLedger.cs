using System.Collections.Concurrent;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Local.Demo;

/// <summary>What the demo knows must come out, noted while the stories are played and compared at the end.</summary>
internal sealed class DemoLedger
{
    private readonly ConcurrentDictionary<ReturnId, decimal> _released = new();
    private readonly ConcurrentDictionary<string, int> _played = new(StringComparer.Ordinal);

    /// <summary>What must be released on each return, in euro.</summary>
    public IReadOnlyDictionary<ReturnId, decimal> Released => _released;

    /// <summary>How often each story was played.</summary>
    public IReadOnlyDictionary<string, int> Played => _played;

    /// <summary>A return worth showing from start to end.</summary>
    public ReturnId? Shown { get; set; }

    /// <summary>Forged messages sent: each must be refused.</summary>
    public int Forged;

    /// <summary>Unreadable messages sent: each must be in quarantine.</summary>
    public int Unreadable;

    /// <summary>Parcels that belong to no return: each must be an exception.</summary>
    public int Strays;

    /// <summary>Calls of a person to approve what they asked for or handled themselves: each must be refused.</summary>
    public int SelfApprovals;

    public void Expect(ReturnId id, decimal released) => _released[id] = released;

    public void Count(string story) => _played.AddOrUpdate(story, 1, static (_, n) => n + 1);
}
