using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns;

/// <summary>What a fact leads to: events, or a refusal of what a person asked for.</summary>
/// <param name="Events">The events, in order; empty when the fact says nothing new.</param>
/// <param name="Refusal">Why a person's command was not followed. Events beside it are the hub's own, found out on the way: they are
/// recorded, so that the person sees what it is now.</param>
public sealed record StepResult(IReadOnlyList<ReturnEvent> Events, Refusal? Refusal = null);

/// <summary>A refusal. <paramref name="Code"/> is stable; <paramref name="Detail"/> says what to do.</summary>
public sealed record Refusal(string Code, string Detail);
