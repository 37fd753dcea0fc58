using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Vault;

/// <inheritdoc />
internal sealed class SqliteVault(JournalWriter writer, ReadPool reads, Erasures erasures) : IPersonalDataVault
{
    private const int LongestField = 200;
    private const int LongestText = 1024 * 1024;

    private static readonly Sql Erased = new("select 1 from vault_erased where tenant=? and return_id=?");
    private static readonly Sql Get = new("select text from vault where tenant=? and return_id=? and field=?");
    private static readonly Sql All = new("select field, text from vault where tenant=? and return_id=? order by field");
    private static readonly Sql Insert = new("insert into vault(tenant, return_id, field, text) values(?, ?, ?, ?)");
    private static readonly Sql DeleteField = new("delete from vault where tenant=? and return_id=? and field=?");
    private static readonly Sql DeleteAll = new("delete from vault where tenant=? and return_id=?");
    private static readonly Sql Bury = new("insert into vault_erased(tenant, return_id) values(?, ?) on conflict do nothing");

    public Task PutAsync(StreamKey key, string field, string text, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        ArgumentNullException.ThrowIfNull(text);
        if (field.Length > LongestField) throw new ArgumentException("A field's name is at most 200 characters.", nameof(field));
        if (text.Length > LongestText) throw new ArgumentException("A text is at most 1 M characters.", nameof(text));
        return writer.RunAsync(db => Put(db, key, field, text), ct, text.Length);
    }

    public Task<string?> GetAsync(StreamKey key, string field, CancellationToken ct) => reads.ReadAsync(db => Read(db, key, field), ct);

    public Task<IReadOnlyDictionary<string, string>> ReadAllAsync(StreamKey key, CancellationToken ct) =>
        reads.ReadAsync<IReadOnlyDictionary<string, string>>(db =>
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            using var rows = Of(db, All, key);
            while (rows.Step()) fields.Add(rows.Text(0), rows.Text(1));
            return fields;
        }, ct);

    public Task<bool> EraseAsync(StreamKey key, CancellationToken ct) => writer.RunAsync(db =>
    {
        Of(db, Bury, key).Run();
        var erased = 0;
        erasures.Securely(db, () =>
        {
            Of(db, DeleteAll, key).Run();
            erased = db.Changes;
        });
        return erased > 0;
    }, ct);

    private bool Put(JournalConnection db, StreamKey key, string field, string text)
    {
        if (Of(db, Erased, key).Scalar() is not null) return false;
        var before = Read(db, key, field);
        if (before == text) return true;
        if (before is not null) erasures.Securely(db, () => Of(db, DeleteField, key).Bind(field).Run());
        Of(db, Insert, key).Bind(field).Bind(text).Run();
        return true;
    }

    private static string? Read(JournalConnection db, StreamKey key, string field)
    {
        using var row = Of(db, Get, key).Bind(field);
        return row.Step() ? row.Text(0) : null;
    }

    private static Statement Of(JournalConnection db, Sql sql, StreamKey key) =>
        db.Use(sql).Bind(key.Tenant.Value).Bind(key.ReturnId.Value);
}
