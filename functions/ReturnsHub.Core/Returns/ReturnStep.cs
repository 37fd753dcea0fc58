using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>The decision: <c>(state, fact, policy, now) → events</c>. Pure.</summary>
public static class ReturnStep
{
    /// <summary>What a fact leads to.</summary>
    public static StepResult Decide(ReturnState state, Fact fact, PolicyDocument policy, DateTimeOffset now) => new([]);
}
