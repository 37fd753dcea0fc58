using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Scenarios;

namespace ReturnsHub.Testing.Scenarios;

/// <summary>
/// Plays a scenario through the rules alone: no store, no clock. The same scenario and run give the same history, byte for byte,
/// ids and hashes included. The hub hears of each fact a second after it happened.
/// </summary>
public static class ScenarioPlay
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly TenantId Tenant = new("sandbox");

    /// <summary>The run that is played when none is named.</summary>
    public static ScenarioRun DefaultRun { get; } = new(Tenant, "run-1", Start);

    /// <summary>The history of a scenario by its name.</summary>
    public static IReadOnlyList<RecordedEvent> Record(string scenario, ScenarioRun? run = null) => Record(ScenarioCatalogue.Get(scenario), run);

    /// <summary>The history of a scenario.</summary>
    public static IReadOnlyList<RecordedEvent> Record(Scenario scenario, ScenarioRun? run = null, PolicyDocument? policy = null) =>
        Play(scenario, run, policy).Events;

    /// <summary>The history of a scenario, and the return as it stands afterwards.</summary>
    public static ScenarioHistory Play(Scenario scenario, ScenarioRun? run = null, PolicyDocument? policy = null)
    {
        run ??= DefaultRun;
        var state = ReturnState.New(new StreamKey(run.Tenant, scenario.ReturnOf(run)));
        var ids = new ScenarioIds(scenario.ReturnOf(run));
        var events = new List<RecordedEvent>();
        foreach (var fact in scenario.Facts(run))
        {
            var now = fact.OccurredAt.AddSeconds(1);
            var step = ReturnStep.Decide(state, fact, policy ?? SandboxPolicy.Document, now);
            if (step.Refusal is { } refusal) throw new InvalidOperationException($"{fact.Id} was refused: {refusal.Code}, {refusal.Detail}");
            var (stamped, after) = EventStamp.Stamp(state, fact, step.Events, now, ids, test: TestMark.Of(sandbox: true, run.Connection));
            events.AddRange(stamped);
            state = after;
        }

        return new ScenarioHistory(events, state);
    }
}

/// <summary>What playing a scenario left behind.</summary>
/// <param name="Events">The events, sealed and in sequence.</param>
/// <param name="State">The return afterwards.</param>
public sealed record ScenarioHistory(IReadOnlyList<RecordedEvent> Events, ReturnState State);
