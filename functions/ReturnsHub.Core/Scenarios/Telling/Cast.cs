namespace ReturnsHub.Core.Scenarios.Telling;

/// <summary>The people of the scenarios, each with one role, so that nobody is in the way of segregation of duties.</summary>
internal sealed record Cast(Actor Actor, IReadOnlyList<Role> Roles)
{
    public static Cast Clerk { get; } = Of("clerk", Role.Clerk);

    public static Cast Receiver { get; } = Of("receiver", Role.Receiver);

    public static Cast Inspector { get; } = Of("inspector", Role.Inspector);

    public static Cast Approver { get; } = Of("approver", Role.Approver);

    public static Cast Controller { get; } = Of("controller", Role.Controller);

    private static Cast Of(string name, Role role) => new(Actor.Person($"simulator-{name}"), [role]);
}
