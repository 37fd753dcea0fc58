using ReturnsHub.Core.Policies.Comparing;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Policies.Versions;

/// <summary>
/// What people do with versions of a policy. The caller checks the permissions: ProposePolicy to propose and withdraw,
/// ApprovePolicy to approve. That a change which loosens a limit takes two people is checked here.
/// </summary>
public sealed class PolicyVersions(IPolicyStore store, PoliciesInForce inForce, TimeProvider time)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestWhy = 500;

    /// <summary>Most drafts of a tenant at a time.</summary>
    public const int MostDrafts = 50;

    private const int MostAttempts = 8;

    /// <summary>A tenant's versions and which was in force when.</summary>
    public Task<PolicyHistory> HistoryAsync(TenantId tenant, CancellationToken ct) => inForce.HistoryAsync(tenant, ct);

    /// <summary>A version's document as it was written; null when there is none of the name.</summary>
    public Task<string?> DocumentAsync(TenantId tenant, string version, CancellationToken ct) => store.DocumentAsync(tenant, version, ct);

    /// <summary>What a version changes against the one in force; null when there is none of the name.</summary>
    public async Task<PolicyComparison?> CompareAsync(TenantId tenant, string version, CancellationToken ct) =>
        await store.DocumentAsync(tenant, version, ct) is { } text
            ? PolicyComparison.Of(await inForce.NowAsync(tenant, ct), PolicyText.ReadKept(text))
            : null;

    /// <summary>Keeps a document as a draft.</summary>
    /// <param name="tenant">Whose policy.</param>
    /// <param name="document">The document, UTF-8; untrusted.</param>
    /// <param name="why">Why, in the author's words.</param>
    /// <param name="by">Who proposes it.</param>
    /// <param name="ct">Cancels before anything is kept.</param>
    public Task<PolicyOutcome> ProposeAsync(TenantId tenant, ReadOnlyMemory<byte> document, string why, Actor by, CancellationToken ct)
    {
        var read = PolicyReader.Read(document);
        if (read.Policy is not { } policy) return Task.FromResult<PolicyOutcome>(PolicyRefusals.Unreadable(read.Faults));
        if (policy.Version == "in-force" || policy.Version.AsSpan().ContainsAny('/', '\\') || policy.Version.All(c => c == '.'))
            return Task.FromResult<PolicyOutcome>(PolicyRefusals.VersionUnfit);
        if (string.IsNullOrWhiteSpace(why) || why.Length > LongestWhy || why.Any(char.IsControl)) return Task.FromResult<PolicyOutcome>(PolicyRefusals.WhyMissing);
        var text = PolicyText.Of(document);
        return WriteAsync(tenant, policy.Version, text, (history, _) => history switch
        {
            _ when history.Find(policy.Version) is not null => PolicyRefusals.VersionTaken(policy.Version),
            _ when history.Versions.Count(v => v.Status == PolicyStatus.Draft) >= MostDrafts => PolicyRefusals.TooManyDrafts,
            _ => null,
        }, new Draft(PolicyAct.Proposed, by, why, PolicyText.HashOf(text)), ct);
    }

    /// <summary>Puts a draft in force from now on.</summary>
    public async Task<PolicyOutcome> ApproveAsync(TenantId tenant, string version, Actor by, CancellationToken ct) =>
        await WriteAsync(
            tenant, version, await store.DocumentAsync(tenant, version, ct), (history, comparison) => history.Find(version) switch
            {
                null => PolicyRefusals.Unknown,
                { Status: not PolicyStatus.Draft } => PolicyRefusals.NotADraft(version),
                // A system stands for whoever holds its key; it is no second person and no first one.
                _ when by.Kind != ActorKind.Person => PolicyRefusals.PersonNeeded,
                { } draft when draft.ProposedBy == by && comparison.Loosens => PolicyRefusals.SecondPersonNeeded(comparison),
                _ => null,
            }, new Draft(PolicyAct.Approved, by), ct);

    /// <summary>Takes a draft back.</summary>
    public async Task<PolicyOutcome> WithdrawAsync(TenantId tenant, string version, Actor by, CancellationToken ct) =>
        await WriteAsync(
            tenant, version, await store.DocumentAsync(tenant, version, ct), (history, _) => history.Find(version) switch
            {
                null => PolicyRefusals.Unknown,
                { Status: not PolicyStatus.Draft } => PolicyRefusals.NotADraft(version),
                _ => null,
            }, new Draft(PolicyAct.Withdrawn, by), ct);

    private async Task<PolicyOutcome> WriteAsync(
        TenantId tenant, string version, string? text, Func<PolicyHistory, PolicyComparison, PolicyOutcome.Refused?> refuse, Draft draft, CancellationToken ct)
    {
        if (text is null) return PolicyRefusals.Unknown;
        var policy = PolicyText.ReadKept(text);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            // What is compared with and what is appended to are the same moment: an approval in between makes the append fail.
            var (history, current) = await inForce.BothAsync(tenant, ct);
            var comparison = PolicyComparison.Of(current, policy);
            if (refuse(history, comparison) is { } refusal) return refusal;
            var entry = new PolicyEntry
            {
                Tenant = tenant,
                Sequence = history.Sequence + 1,
                Act = draft.Act,
                Version = version,
                Sha256 = draft.Sha256 ?? history.Find(version)!.Sha256,
                By = draft.By,
                At = draft.Act == PolicyAct.Approved ? PolicyClock.Next(history, time.GetUtcNow()) : time.GetUtcNow(),
                Why = draft.Why,
            };
            if (!await store.AppendAsync([entry], draft.Act == PolicyAct.Proposed ? text : null, ct)) continue;
            var after = await inForce.HistoryAsync(tenant, CancellationToken.None);
            return new PolicyOutcome.Done(after.Find(version)!, draft.Act == PolicyAct.Withdrawn ? null : comparison);
        }

        return PolicyRefusals.Busy;
    }

    private sealed record Draft(PolicyAct Act, Actor By, string? Why = null, EvidenceHash? Sha256 = null);
}
