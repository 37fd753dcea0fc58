using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Holds;

/// <summary>A row of the table of holds: how a hold comes, how it goes, and who has a say in it.</summary>
public sealed record HoldEntry
{
    /// <summary>The hold.</summary>
    public required HoldCode Code { get; init; }

    /// <summary>Whether a person puts it. Such a hold stands until it is lifted: no approval gets past it.</summary>
    public bool Placed { get; init; }

    /// <summary>What puts it, in words.</summary>
    public required string PutBy { get; init; }

    /// <summary>What ends it without anybody lifting it, in words.</summary>
    public required string EndsWhen { get; init; }

    /// <summary>Whether a credit with this hold is released by its approvals.</summary>
    public required bool Approvable { get; init; }

    /// <summary>The permission that lifts it; null when nobody may.</summary>
    public Permission? LiftWith { get; init; }

    /// <summary>How urgent it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The roles that may lift it; none when nobody may.</summary>
    public IReadOnlyList<Role> LiftedBy => LiftWith is { } permission ? RolePermissions.With(permission) : [];
}
