namespace ReturnsHub.Core.Returns.Events;

/// <summary>
/// Something that happened to a return, for good. The set is closed; a published shape never changes, a new one gets a
/// new version. On the wire the type is <c>returnshub.{noun}.{past-tense verb}.v{version}</c>.
/// </summary>
public abstract record ReturnEvent
{
    private protected ReturnEvent()
    {
    }
}

/// <summary>Names an event's wire type.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventTypeAttribute(string name, int version = 1) : Attribute
{
    /// <summary>Noun and past-tense verb: <c>credit.released</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Version of the shape, from 1.</summary>
    public int Version { get; } = version;
}

/// <summary>Why a decision came out as it did.</summary>
public sealed record DecisionTrace
{
    /// <summary>The version of the policy in force.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The rules that decided, in the order they were applied.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>The inputs the rules looked at, by name.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }
}
