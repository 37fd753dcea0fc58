using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Scenarios;

/// <summary>
/// Plays scenarios through the pipeline as it is: recorded like any report, decided by the tenant's own policy, relayed and delivered.
/// Safe to repeat: a run played twice adds nothing, one that broke off is completed.
/// </summary>
public sealed class ScenarioPlayer(RecordHandler record, ITenants tenants)
{
    /// <summary>Plays a run. What the tenant's policy makes impossible (an approval that nothing waits for) is told, and the rest is played.</summary>
    /// <exception cref="InvalidOperationException">The tenant is no sandbox.</exception>
    public async Task<ScenarioPlayed> PlayAsync(Scenario scenario, ScenarioRun run, CancellationToken ct)
    {
        if (tenants.Find(run.Tenant) is not { Sandbox: true }) throw new InvalidOperationException($"Tenant {run.Tenant} is no sandbox.");
        var refused = new List<FactRefused>();
        var facts = scenario.Facts(run);
        foreach (var fact in facts)
        {
            foreach (var outcome in await record.RecordAsync(fact, message: null, ct))
            {
                if (outcome is RecordOutcome.Refused no) refused.Add(new FactRefused(fact.Id, NameOf(fact.Body), no.Code, no.Detail));
            }
        }

        return new ScenarioPlayed(scenario.ReturnOf(run), facts.Count, refused);
    }

    private static string NameOf(FactBody body) => body.GetType().Name;
}

/// <summary>A run that was played.</summary>
/// <param name="ReturnId">The return it made.</param>
/// <param name="Facts">How many facts were reported.</param>
/// <param name="Refused">The commands that the tenant's policy left no room for; empty under <see cref="SandboxPolicy"/>.</param>
public sealed record ScenarioPlayed(ReturnId ReturnId, int Facts, IReadOnlyList<FactRefused> Refused);

/// <summary>A command of a scenario that was refused.</summary>
/// <param name="FactId">The fact.</param>
/// <param name="What">What it says: <c>CreditApproval</c>.</param>
/// <param name="Code">Why, as a stable code.</param>
/// <param name="Detail">Why, in words.</param>
public sealed record FactRefused(string FactId, string What, string Code, string Detail);
