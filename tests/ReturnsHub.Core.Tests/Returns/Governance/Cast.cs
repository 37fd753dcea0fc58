using ReturnsHub.Core.Access;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Returns.Governance;

/// <summary>Somebody who commands, with what they are to the hub.</summary>
internal sealed record Player(Actor Actor, params Role[] Roles)
{
    public string Name => Actor.Id;

    /// <summary>The person behind the key: the oracle's own reading of "the same person".</summary>
    public string Person => Actor.Id.ToUpperInvariant();

    public bool Is(params Role[] any) => Actor.Kind == ActorKind.Person && Roles.Any(any.Contains);
}

/// <summary>One person of each role and a second approver, one who has every role, that person again with another key, and two machines that claim to be somebody.</summary>
internal static class Cast
{
    public static readonly Player Clerk = Of("carl", Role.Clerk);
    public static readonly Player Receiver = Of("rita", Role.Receiver);
    public static readonly Player Inspector = Of("ina", Role.Inspector);
    public static readonly Player Approver = Of("ann", Role.Approver);
    public static readonly Player SecondApprover = Of("bea", Role.Approver);
    public static readonly Player Controller = Of("con", Role.Controller);
    public static readonly Player Auditor = Of("aud", Role.Auditor);
    public static readonly Player Administrator = Of("adm", Role.Administrator);
    public static readonly Player Integration = Of("bot", Role.Integration);
    public static readonly Player Insider = Of("max", Enum.GetValues<Role>());
    public static readonly Player InsidersOtherKey = Of("Max", Role.Approver, Role.Controller);
    public static readonly Player System = new(Actor.Connection("erp"), Enum.GetValues<Role>());
    public static readonly Player Model = new(new Actor(ActorKind.Model, "local-1"), Enum.GetValues<Role>());

    public static IReadOnlyList<Player> All { get; } =
        [Clerk, Receiver, Inspector, Approver, SecondApprover, Controller, Auditor, Administrator, Integration, Insider, InsidersOtherKey, System, Model];

    private static Player Of(string id, params Role[] roles) => new(Actor.Person(id), roles);
}
