using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Quarantine;

/// <inheritdoc />
internal sealed class CosmosQuarantine(DocumentStore records) : IQuarantine
{
    private readonly Listing _list = new(records, KeptMessage.Kind);

    public Task PutAsync(QuarantinedMessage message, CancellationToken ct) => records.UpsertAsync(KeptMessage.Of(message, _list), ct);

    public async Task<QuarantinedMessage?> FindAsync(TenantId tenant, string messageId, CancellationToken ct) =>
        (await records.FindAsync<KeptMessage>(KeptMessage.PlaceOf(tenant, messageId), ct))?.Message;

    public Task MarkAsync(TenantId tenant, string messageId, QuarantineStatus status, CancellationToken ct) => records.ChangeAsync<KeptMessage>(
        KeptMessage.PlaceOf(tenant, messageId),
        stands => stands is null || stands.Message.Status == status ? null : KeptMessage.Of(stands.Message with { Status = status }, _list),
        expectNew: false,
        ct);

    public Task<Page<QuarantinedMessage>> ListAsync(TenantId? tenant, QuarantineStatus? status, PageRequest page, CancellationToken ct) =>
        _list.PageAsync<KeptMessage, QuarantinedMessage>(
            tenant, page, new ListQuery { Equal = status is { } only ? [("status", KeptMessage.StatusText(only))] : [] }, kept => kept.Message, ct);
}
