using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Scenarios.Telling;

namespace ReturnsHub.Core.Scenarios;

/// <summary>
/// The life of one return as the systems around the hub would report it, for an integrator to see what an ERP is asked to book. It
/// holds reports and people's commands only; every amount that is released comes out of the hub's own rules.
/// </summary>
public sealed class Scenario
{
    private readonly Action<Story> _tell;

    internal Scenario(string name, string title, string seen, Action<Story> tell) => (Name, Title, Seen, _tell) = (name, title, seen, tell);

    /// <summary>The longest a scenario lasts, from <see cref="ScenarioRun.StartsAt"/> to its last report.</summary>
    public static TimeSpan Lasts => TimeSpan.FromDays(14);

    /// <summary>Its name: lower-case letters, digits and <c>-</c>. Never changes.</summary>
    public string Name { get; }

    /// <summary>What happens, in a sentence.</summary>
    public string Title { get; }

    /// <summary>What a controller sees in the ERP afterwards, under <see cref="SandboxPolicy"/>.</summary>
    public string Seen { get; }

    /// <summary>The return that <paramref name="run"/> makes.</summary>
    public ReturnId ReturnOf(ScenarioRun run) => Story.ReturnOf(Name, run);

    /// <summary>The facts of <paramref name="run"/>, in the order in which they are reported; each is later than the one before.</summary>
    public IReadOnlyList<Fact> Facts(ScenarioRun run)
    {
        var story = new Story(Name, run);
        _tell(story);
        return story.Facts;
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}
