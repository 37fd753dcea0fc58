using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Holds;

/// <summary>All that is looked at to say whether a person's command is followed.</summary>
internal sealed record CommandScene(ReturnState State, Fact Fact, PolicyDocument Policy, DateTimeOffset Now, Surroundings Around)
{
    public Actor Person => Fact.Actor;
}
