using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>The events of a step so far, and the state after them.</summary>
internal sealed class Draft(ReturnState state, Fact fact, PolicyDocument policy, DateTimeOffset now)
{
    private readonly List<ReturnEvent> _events = [];

    public ReturnState State { get; private set; } = state;

    public Fact Fact => fact;

    public PolicyDocument Policy => policy;

    public DateTimeOffset Now => now;

    public Surroundings Around { get; init; } = Surroundings.None;

    public IReadOnlyList<ReturnEvent> Events => _events;

    public void Add(ReturnEvent e)
    {
        State = ReturnFold.Apply(State, e, now, EventActors.Of(e, fact));
        _events.Add(e);
    }

    public void AddAll(IEnumerable<ReturnEvent> events)
    {
        foreach (var e in events.ToList()) Add(e);
    }
}
