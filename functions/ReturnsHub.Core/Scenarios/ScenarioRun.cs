using System.Text.RegularExpressions;
using ReturnsHub.Core.Returns;

namespace ReturnsHub.Core.Scenarios;

/// <summary>One playing of a scenario. The same run gives the same facts, byte for byte.</summary>
public sealed partial record ScenarioRun
{
    /// <summary>Names a run.</summary>
    /// <param name="tenant">Whose return it becomes.</param>
    /// <param name="runId">Tells runs apart: 1 to 32 lower-case letters, digits and <c>-</c>.</param>
    /// <param name="startsAt">When the goods reached the customer, in UTC; everything else follows within <see cref="Scenario.Lasts"/>.</param>
    /// <param name="consumer">The only consumer that gets its events; null for all.</param>
    /// <exception cref="ArgumentException">The run id has another form.</exception>
    public ScenarioRun(TenantId tenant, string runId, DateTimeOffset startsAt, string? consumer = null)
    {
        if (!IsRunId(runId)) throw new ArgumentException("A run id has 1 to 32 lower-case letters, digits and hyphens.", nameof(runId));
        (Tenant, RunId, StartsAt, Connection) = (tenant, runId, startsAt.ToUniversalTime(), TestMark.ConnectionFor(consumer));
    }

    /// <summary>Whose return it becomes.</summary>
    public TenantId Tenant { get; }

    /// <summary>Tells runs of a scenario apart.</summary>
    public string RunId { get; }

    /// <summary>When the goods reached the customer, in UTC.</summary>
    public DateTimeOffset StartsAt { get; }

    /// <summary>The connection that every fact comes through.</summary>
    public string Connection { get; }

    /// <summary>Whether <paramref name="text"/> can name a run.</summary>
    public static bool IsRunId(string? text) => text is not null && Form().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
