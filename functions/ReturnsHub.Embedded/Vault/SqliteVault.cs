using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Vault;

/// <summary>Personal texts by return.</summary>
internal sealed class SqliteVault(JournalWriter writer, ReaderPool readers) : IPersonalDataVault
{
    public Task PutAsync(StreamKey key, string field, string text, CancellationToken ct) => writer.WriteAsync(
        w =>
        {
            if (w.Db.Scalar("SELECT 1 FROM vault_erased WHERE tenant = @0 AND return_id = @1", key.Tenant.Value, key.ReturnId.Value) is not null) return false;
            w.Db.Execute("INSERT OR REPLACE INTO vault (tenant, return_id, field, text) VALUES (@0, @1, @2, @3)", key.Tenant.Value, key.ReturnId.Value, field, text);
            return true;
        },
        ct);

    public Task<string?> GetAsync(StreamKey key, string field, CancellationToken ct) => Task.FromResult(readers.Read(db => (string?)db.Scalar(
        "SELECT text FROM vault WHERE tenant = @0 AND return_id = @1 AND field = @2", key.Tenant.Value, key.ReturnId.Value, field)));

    public Task<IReadOnlyDictionary<string, string>> ReadAllAsync(StreamKey key, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(readers.Read(db => db.All(
            "SELECT field, text FROM vault WHERE tenant = @0 AND return_id = @1", r => (Field: r.GetString(0), Text: r.GetString(1)), key.Tenant.Value, key.ReturnId.Value))
            .ToDictionary(f => f.Field, f => f.Text, StringComparer.Ordinal));

    public Task<bool> EraseAsync(StreamKey key, CancellationToken ct) => writer.WriteAsync(
        w =>
        {
            w.Erased();
            w.Db.Execute("INSERT OR IGNORE INTO vault_erased (tenant, return_id) VALUES (@0, @1)", key.Tenant.Value, key.ReturnId.Value);
            return w.Db.Execute("DELETE FROM vault WHERE tenant = @0 AND return_id = @1", key.Tenant.Value, key.ReturnId.Value) > 0;
        },
        ct);
}
