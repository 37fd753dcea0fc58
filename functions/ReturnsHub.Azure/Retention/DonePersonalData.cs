using ReturnsHub.Azure.Documents;
using ReturnsHub.Azure.Vault;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Azure.Retention;

/// <summary>
/// Finds personal data of returns that are done. The vault's list is read from its oldest change on; a return that is not due yet is put
/// where it may be due at the earliest, so that the next call does not look at it again: a call costs what is due, and each open return
/// once in its period.
/// </summary>
internal sealed class DonePersonalData(DocumentStore vault, IReturnStore returns, TimeProvider time)
{
    /// <summary>Returns looked at in one call at most.</summary>
    private const int MostLookedAt = 2_000;

    private static readonly ReturnStatus[] Done =
        [ReturnStatus.Closed, ReturnStatus.Declined, ReturnStatus.Cancelled, ReturnStatus.Expired, ReturnStatus.Credited];

    private readonly Listing _list = new(vault, PersonalData.Kind);

    /// <summary>Returns that are done and had their last event before a time, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<ReturnId>> FindAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct)
    {
        var found = new List<ReturnId>();
        foreach (var stub in await _list.BeforeAsync(tenant, before, new ListQuery(), MostLookedAt, ct))
        {
            if (found.Count == most) break;
            var key = new StreamKey(tenant, ReturnId.Parse(stub.LastOfPk));
            var now = time.GetUtcNow();
            var state = await returns.LoadAsync(key, ct);
            if (state is not null && Done.Contains(state.Status) && state.UpdatedAt < before) found.Add(key.ReturnId);
            else await PutOffAsync(key, stub, state is not null && Done.Contains(state.Status) ? state.UpdatedAt : now, ct);
        }

        return found;
    }

    // A return that is not done ends with an event that is still to come. One that changed meanwhile has its place from that.
    private Task PutOffAsync(StreamKey key, Stub seen, DateTimeOffset at, CancellationToken ct) => vault.ChangeAsync<PersonalData>(
        seen.Place,
        stands => stands is not null && stands.ETag == seen.ETag ? stands with { InTenant = PersonalData.InList(_list, key, at) } : null,
        expectNew: false,
        ct);
}
