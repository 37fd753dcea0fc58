namespace ReturnsHub.Core.Primitives;

/// <summary>What kind of author an event has.</summary>
public enum ActorKind
{
    /// <summary>A connected system or the hub itself.</summary>
    System = 0,
    /// <summary>A person, by a stable subject id.</summary>
    Person,
    /// <summary>A reason classifier.</summary>
    Model,
}

/// <summary>Who did something. <paramref name="Id"/> is a stable subject id, never a name or an address.</summary>
public sealed record Actor(ActorKind Kind, string Id)
{
    /// <summary>The hub itself, deciding under policy.</summary>
    public static Actor Hub { get; } = new(ActorKind.System, "hub");

    /// <summary>A connected system.</summary>
    public static Actor Connection(string connection) => new(ActorKind.System, connection);

    /// <summary>A person.</summary>
    public static Actor Person(string subject) => new(ActorKind.Person, subject);
}
