using ReturnsHub.Core.Returns.State;
using ReturnsHub.Embedded.Audit;
using ReturnsHub.Embedded.Evidence;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Retention;

/// <inheritdoc />
internal sealed class SqliteRetention(JournalWriter writer, ReadPool reads, EvidenceBook book) : IRetention
{
    /// <summary>How long the store keeps answers to idempotency keys by itself.</summary>
    private static readonly TimeSpan KeysKept = TimeSpan.FromHours(48);

    private static readonly ReturnStatus[] Done =
        [ReturnStatus.Closed, ReturnStatus.Declined, ReturnStatus.Cancelled, ReturnStatus.Expired, ReturnStatus.Credited];

    private static readonly Sql OldEvidence = new("select piece, hash from evidence_ages where tenant=? and at<? order by at, piece limit ?");
    private static readonly Sql ForgetAge = new("delete from evidence_ages where piece=?");
    private static readonly Sql OldReturns = new("""
        select r.return_id from returns r where r.status=? and r.tenant=? and r.changed<=?
            and exists (select 1 from vault v where v.tenant=r.tenant and v.return_id=r.return_id)
        order by r.changed limit ?
        """);
    private static readonly Sql OldDeliveries = new(
        "select id, consumer from deliveries where tenant=? and status=? and updated_at<? order by updated_at limit ?");
    private static readonly Sql DeleteDelivery = new("delete from deliveries where id=?");
    private static readonly Sql Uncount = new("update delivery_counts set n = n - 1 where tenant=? and consumer=? and status=?");
    private static readonly Sql DeleteKeys = new("""
        delete from idempotency where (scope, key) in (
            select scope, key from idempotency where forget_at<? and substr(scope, 1, length(?)) = ? order by forget_at limit ?)
        """);
    private static readonly Sql DeleteReplayed = new("""
        delete from quarantine where id in (select id from quarantine where tenant=? and status=? and at<? order by at limit ?)
        """);

    public Task<int> EraseEvidenceAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct) => writer.RunAsync(db =>
    {
        var old = new List<(long Piece, byte[] Hash)>();
        using (var rows = db.Use(OldEvidence).Bind(tenant.Value).Bind(before).Bind(most))
        {
            while (rows.Step()) old.Add((rows.Int64(0), rows.Blob(1)));
        }

        var erased = 0;
        foreach (var (piece, hash) in old)
        {
            // One that a person had erased is gone already and only leaves the list.
            if (book.Erase(db, tenant, EvidenceHash.Parse(Convert.ToHexStringLower(hash)), hash)) erased++;
            db.Use(ForgetAge).Bind(piece).Run();
        }

        return erased;
    }, ct);

    public Task<IReadOnlyList<ReturnId>> FindPersonalDataAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct) =>
        reads.ReadAsync<IReadOnlyList<ReturnId>>(db =>
        {
            var last = SqliteAuditTrail.EventBefore(db, before);
            var found = new List<ReturnId>();
            foreach (var status in Done)
            {
                using var rows = db.Use(OldReturns).Bind((long)status).Bind(tenant.Value).Bind(last).Bind(most - found.Count);
                while (rows.Step()) found.Add(ReturnId.Parse(rows.Text(0)));
            }

            return found;
        }, ct);

    public Task<int> DeleteDeliveriesAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct) => writer.RunAsync(db =>
    {
        const long Confirmed = (long)DeliveryStatus.Confirmed;
        var old = new List<(long Id, string Consumer)>();
        using (var rows = db.Use(OldDeliveries).Bind(tenant.Value).Bind(Confirmed).Bind(before).Bind(most))
        {
            while (rows.Step()) old.Add((rows.Int64(0), rows.Text(1)));
        }

        foreach (var (id, consumer) in old)
        {
            db.Use(DeleteDelivery).Bind(id).Run();
            db.Use(Uncount).Bind(tenant.Value).Bind(consumer).Bind(Confirmed).Run();
        }

        return old.Count;
    }, ct);

    public Task<int> DeleteIdempotencyAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct) => writer.RunAsync(db =>
    {
        var scope = tenant.Value + "/";
        db.Use(DeleteKeys).Bind(before + KeysKept).Bind(scope).Bind(scope).Bind(most).Run();
        return db.Changes;
    }, ct);

    public Task<int> DeleteQuarantineAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct) => writer.RunAsync(db =>
    {
        db.Use(DeleteReplayed).Bind(tenant.Value).Bind((long)QuarantineStatus.Replayed).Bind(before).Bind(most).Run();
        return db.Changes;
    }, ct);
}
