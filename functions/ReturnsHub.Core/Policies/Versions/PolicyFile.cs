using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Policies.Versions;

/// <summary>A tenant's policy file says something else than a version of the same name that the hub keeps.</summary>
public sealed class PolicyFileException(TenantId tenant, string version, string what) : Exception($"The policy file of {tenant}: {what}")
{
    /// <summary>Whose file.</summary>
    public TenantId Tenant { get; } = tenant;

    /// <summary>The version it names.</summary>
    public string Version { get; } = version;

    /// <summary>What to do about it.</summary>
    public string What { get; } = what;
}

/// <summary>
/// Takes a tenant's policy file over as a version. Who may write the file runs the host, so it needs no second person; that it
/// came from the file is on record. A file that did not change since it was taken over last says nothing new, whatever has been
/// approved since.
/// </summary>
internal sealed class PolicyFile(IPolicyStore store, TimeProvider time)
{
    public const string Name = "file";

    /// <summary>The author of what comes from the file.</summary>
    public static Actor Author { get; } = new(ActorKind.System, Name);

    /// <summary>The tenant's history, with what its file says in force if the file is new.</summary>
    /// <exception cref="PolicyFileException">The file's version is taken by another text, or was withdrawn.</exception>
    public async Task<PolicyHistory> TakeOverAsync(Tenant tenant, CancellationToken ct)
    {
        var text = tenant.PolicyText ?? PolicyText.Write(tenant.Policy);
        var hash = PolicyText.HashOf(text);
        while (true)
        {
            var entries = await store.ReadAsync(tenant.Id, 0, ct);
            var history = PolicyHistory.Empty.After(entries);
            if (entries.LastOrDefault(e => e.Act == PolicyAct.Approved && e.By == Author) is { } last && last.Sha256 == hash) return history;
            var (news, document) = Entries(tenant, history, hash);
            if (await store.AppendAsync(news, document ? text : null, ct)) return history.After(news);
        }
    }

    private (IReadOnlyList<PolicyEntry> Entries, bool Document) Entries(Tenant tenant, PolicyHistory history, EvidenceHash hash)
    {
        var approval = new PolicyEntry
        {
            Tenant = tenant.Id,
            Sequence = history.Sequence + 1,
            Act = PolicyAct.Approved,
            Version = tenant.Policy.Version,
            Sha256 = hash,
            By = Author,
            At = PolicyClock.Next(history, time.GetUtcNow()),
        };
        return history.Find(tenant.Policy.Version) switch
        {
            null => ([approval with { Act = PolicyAct.Proposed, Why = "From the tenant's policy file." }, approval with { Sequence = approval.Sequence + 1 }], true),
            { Status: PolicyStatus.Withdrawn } => throw new PolicyFileException(
                tenant.Id, approval.Version, $"its version {approval.Version} was withdrawn. Give the document a new version."),
            { } same when same.Sha256 != hash => throw new PolicyFileException(
                tenant.Id, approval.Version, $"its version {approval.Version} is kept with another text, and a version never changes. Give the changed document a new version."),
            _ => ([approval], false),
        };
    }
}
