namespace ReturnsHub.Core.Access;

/// <summary>
/// What somebody is to the hub. Roles do not include each other: what a role may do is in <see cref="RolePermissions"/>, and
/// who has two roles may still not use both on one return (see <see cref="Returns.Decide"/>).
/// </summary>
public enum Role
{
    /// <summary>Works returns and exceptions: opens, settles reasons, reads the customer's words.</summary>
    Clerk = 1,
    /// <summary>Takes goods in.</summary>
    Receiver,
    /// <summary>Grades goods and says where they go.</summary>
    Inspector,
    /// <summary>Approves and rejects credits.</summary>
    Approver,
    /// <summary>Answers for the money: second approvals, policy changes, claims, break-glass.</summary>
    Controller,
    /// <summary>Reads everything, changes nothing.</summary>
    Auditor,
    /// <summary>Runs the hub: replays, redrives, drafts policies. Decides on no money.</summary>
    Administrator,
    /// <summary>A system that reads the feed and the returns, and opens returns for its customers. Sees no personal data.</summary>
    Integration,
}
