using System.Collections.Immutable;

namespace ReturnsHub.Core.Policies.Versions;

/// <summary>A tenant's policy journal, read: the versions, and which was in force when.</summary>
public sealed class PolicyHistory
{
    private readonly ImmutableList<PolicyEntry> _approvals;

    private PolicyHistory(long sequence, ImmutableList<PolicyVersion> versions, ImmutableList<PolicyEntry> approvals) =>
        (Sequence, Versions, _approvals) = (sequence, versions, approvals);

    /// <summary>Nothing happened yet.</summary>
    public static PolicyHistory Empty { get; } = new(0, [], []);

    /// <summary>Sequence of the last entry; 0 when there is none.</summary>
    public long Sequence { get; }

    /// <summary>All versions, in the order they were proposed.</summary>
    public IReadOnlyList<PolicyVersion> Versions { get; }

    /// <summary>The version put in force last; null before the first.</summary>
    public PolicyVersion? Newest => _approvals is [.., var last] ? Find(last.Version) : null;

    /// <summary>From when <see cref="Newest"/> is in force.</summary>
    public DateTimeOffset? NewestFrom => _approvals is [.., var last] ? last.At : null;

    /// <summary>A version by its name, or null.</summary>
    public PolicyVersion? Find(string name) => Versions.FirstOrDefault(v => string.Equals(v.Name, name, StringComparison.Ordinal));

    /// <summary>The version that was in force at a moment; null for moments before the first one.</summary>
    public PolicyVersion? InForceAt(DateTimeOffset moment) =>
        _approvals.LastOrDefault(a => a.At <= moment) is { } approval ? Find(approval.Version) : null;

    /// <summary>The history after further entries, in order.</summary>
    /// <exception cref="ArgumentException">An entry does not follow.</exception>
    public PolicyHistory After(IEnumerable<PolicyEntry> entries)
    {
        var (sequence, versions, approvals) = (Sequence, (ImmutableList<PolicyVersion>)Versions, _approvals);
        foreach (var entry in entries)
        {
            if (entry.Sequence != ++sequence) throw new ArgumentException($"Entry {entry.Sequence} does not follow {sequence - 1}.", nameof(entries));
            if (entry.Act == PolicyAct.Proposed)
            {
                versions = versions.Add(Proposed(entry));
                continue;
            }

            var version = versions.Find(v => string.Equals(v.Name, entry.Version, StringComparison.Ordinal))
                ?? throw new ArgumentException($"Entry {entry.Sequence} is about a version that was not proposed.", nameof(entries));
            versions = versions.Replace(version, Settled(version, entry));
            if (entry.Act == PolicyAct.Approved) approvals = approvals.Add(entry);
        }

        return new PolicyHistory(sequence, versions, approvals);
    }

    private static PolicyVersion Proposed(PolicyEntry entry) => new()
    {
        Name = entry.Version,
        Sha256 = entry.Sha256,
        ProposedBy = entry.By,
        ProposedAt = entry.At,
        Why = entry.Why,
    };

    private static PolicyVersion Settled(PolicyVersion version, PolicyEntry entry) => version with
    {
        Status = entry.Act == PolicyAct.Approved ? PolicyStatus.Approved : PolicyStatus.Withdrawn,
        SettledBy = entry.By,
        SettledAt = entry.At,
        InForceFrom = entry.Act == PolicyAct.Approved ? version.InForceFrom ?? entry.At : version.InForceFrom,
    };
}
