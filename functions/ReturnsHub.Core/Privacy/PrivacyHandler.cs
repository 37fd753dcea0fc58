using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Record;

namespace ReturnsHub.Core.Privacy;

/// <summary>
/// Acts on requests about personal data. Erasing destroys keys and vault entries; events hold none, so chain, state and the
/// ERP's records stay as they are, with an event that says when and why.
/// </summary>
public sealed class PrivacyHandler(
    ILookup lookup,
    IReturnStore store,
    IReturnQueries queries,
    IUnmatchedReports unmatched,
    IEvidenceStore evidence,
    IPersonalDataVault vault,
    RecordHandler record,
    TimeProvider time)
{
    /// <summary>Handles one request. Safe to repeat.</summary>
    public async Task HandleAsync(InboundMessage message, PrivacyRequest request, CancellationToken ct)
    {
        switch (request.Kind)
        {
            case PrivacyRequestKind.DataRequest:
                foreach (var id in await ReturnsOfAsync(message.Tenant, request.Orders, ct))
                    await RecordAsync(PrivacyOrigin.Of(message), id, request.Id, new PersonalDataRequested(request.Id), ct);
                break;
            case PrivacyRequestKind.ErasePerson:
                foreach (var id in await ReturnsOfAsync(message.Tenant, request.Orders, ct)) await EraseAsync(PrivacyOrigin.Of(message), id, request.Id, ct);
                await EraseWaitingAsync(message.Tenant, request.Orders, ct);
                await evidence.EraseAsync(message.Tenant, message.Evidence, ct);
                break;
            case PrivacyRequestKind.EraseShop:
                await EraseShopAsync(message, request.Id, ct);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.Kind, "Not a privacy request.");
        }
    }

    private async Task<IReadOnlyCollection<ReturnId>> ReturnsOfAsync(TenantId tenant, IReadOnlyList<LookupKey> orders, CancellationToken ct)
    {
        var returns = new HashSet<ReturnId>();
        foreach (var order in orders) returns.UnionWith(await lookup.FindAsync(tenant, order, ct));
        return returns;
    }

    /// <summary>Notes on each return that a copy was asked for. Safe to repeat.</summary>
    public async Task AskAsync(PrivacyOrigin origin, IEnumerable<ReturnId> returns, string requestId, CancellationToken ct)
    {
        foreach (var id in returns) await RecordAsync(origin, id, requestId, new PersonalDataRequested(requestId), ct);
    }

    /// <summary>Notes on each return that the copy was handed over. Safe to repeat.</summary>
    public async Task HandOverAsync(PrivacyOrigin origin, IEnumerable<ReturnId> returns, string requestId, CancellationToken ct)
    {
        foreach (var id in returns) await RecordAsync(origin, id, requestId, new PersonalDataHandedOver(requestId), ct);
    }

    /// <summary>Erases the personal data of returns, and the reports on their orders that wait. Safe to repeat.</summary>
    public async Task EraseAsync(PrivacyOrigin origin, IEnumerable<ReturnId> returns, string requestId, CancellationToken ct)
    {
        foreach (var id in returns)
        {
            var state = await store.LoadAsync(new StreamKey(origin.Tenant, id), ct);
            await EraseAsync(origin, id, requestId, ct);
            if (state is { Connection: { } connection, Header.OrderId: { } order })
                await EraseWaitingAsync(origin.Tenant, [LookupKey.Order(connection, order)], ct);
        }
    }

    /// <summary>Erases what the vault holds of returns; raw messages have a retention period of their own. Safe to repeat.</summary>
    public async Task EraseVaultAsync(PrivacyOrigin origin, IEnumerable<ReturnId> returns, string requestId, CancellationToken ct)
    {
        foreach (var id in returns)
        {
            await vault.EraseAsync(new StreamKey(origin.Tenant, id), ct);
            await RecordAsync(origin, id, requestId, new PersonalDataErasure(requestId), ct);
        }
    }

    private async Task EraseAsync(PrivacyOrigin origin, ReturnId id, string requestId, CancellationToken ct)
    {
        var key = new StreamKey(origin.Tenant, id);
        await vault.EraseAsync(key, ct);
        var pieces = (await store.ReadStreamAsync(key, 1, ct)).Select(e => e.Evidence).OfType<EvidenceHash>().Distinct();
        foreach (var piece in pieces) await evidence.EraseAsync(origin.Tenant, piece, ct);
        await RecordAsync(origin, id, requestId, new PersonalDataErasure(requestId), ct);
    }

    /// <summary>Reports on orders wait for returns still to come; they hold the customer's data too.</summary>
    private async Task EraseWaitingAsync(TenantId tenant, IReadOnlyList<LookupKey> orders, CancellationToken ct)
    {
        foreach (var report in await unmatched.FindAsync(tenant, orders, ct))
        {
            await evidence.EraseAsync(tenant, report.Message.Evidence, ct);
            await unmatched.RemoveAsync(tenant, report.ReportId, ct);
        }
    }

    private async Task EraseShopAsync(InboundMessage message, string requestId, CancellationToken ct)
    {
        string? cursor = null;
        do
        {
            var page = await queries.ListReturnsAsync(new ReturnFilter { Tenant = message.Tenant }, new PageRequest(200, cursor), ct);
            foreach (var state in page.Items.Where(s => string.Equals(s.Connection, message.Connection, StringComparison.Ordinal)))
                await EraseAsync(PrivacyOrigin.Of(message), state.ReturnId, requestId, ct);
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private Task RecordAsync(PrivacyOrigin origin, ReturnId id, string requestId, FactBody body, CancellationToken ct) =>
        record.RecordAsync(
            new Fact
            {
                Id = $"privacy:{requestId}:{body.GetType().Name}",
                Tenant = origin.Tenant,
                Subject = new Subject.Known(id),
                Connection = origin.Connection,
                OccurredAt = time.GetUtcNow(),
                Actor = origin.Actor,
                Roles = origin.Roles,
                Via = origin.Via,
                Evidence = origin.Evidence,
                Body = body,
            },
            message: null,
            ct);
}
