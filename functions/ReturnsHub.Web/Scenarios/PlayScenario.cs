namespace ReturnsHub.Web.Scenarios;

/// <summary>Asks for a scenario to be played.</summary>
public sealed record PlayScenario
{
    /// <summary>The sandbox; may be left out when the key belongs to one tenant, or the hub has only one.</summary>
    public string? Tenant { get; init; }

    /// <summary>The only consumer that is to get the events of the return; all consumers of the tenant when left out.</summary>
    public string? Consumer { get; init; }

    /// <summary>When the goods reached the customer: between the year 2000 and 14 days ago, so that nothing happens in the future. 14 days ago when left out.</summary>
    public DateTimeOffset? StartAt { get; init; }
}

/// <summary>A scenario of the catalogue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What happens.</param>
/// <param name="Seen">What a controller sees in the ERP afterwards, under the sandbox's own policy.</param>
public sealed record ScenarioView(string Name, string Title, string Seen);

/// <summary>A scenario that was played.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="RunId">The run: what tells this playing from others.</param>
/// <param name="Tenant">The sandbox.</param>
/// <param name="ReturnId">The return it made.</param>
/// <param name="Consumer">The only consumer that gets its events; absent for all.</param>
/// <param name="StartAt">When the goods reached the customer.</param>
/// <param name="Facts">How many reports were played.</param>
/// <param name="Refused">Commands that the tenant's policy left no room for; empty under the sandbox's own policy.</param>
public sealed record ScenarioPlayedView(
    string Scenario, string RunId, string Tenant, string ReturnId, string? Consumer, DateTimeOffset StartAt, int Facts, IReadOnlyList<RefusedView> Refused);

/// <summary>A command of a scenario that was refused.</summary>
/// <param name="FactId">The report; <c>causationid</c> of what it would have caused.</param>
/// <param name="What">What it would have been.</param>
/// <param name="Code">Why.</param>
/// <param name="Detail">Why, in words.</param>
public sealed record RefusedView(string FactId, string What, string Code, string Detail);
