using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Lookups;

/// <summary>Names of returns, found by a short hash and compared in full.</summary>
internal sealed class SqliteLookup(JournalWriter writer, ReaderPool readers) : ILookup
{
    private const string Select = "SELECT return_id FROM lookups WHERE hash = @0 AND tenant = @1 AND name = @2 ORDER BY id";

    public async Task AddAsync(StreamKey key, IReadOnlyCollection<LookupKey> names, CancellationToken ct)
    {
        // Most calls repeat what is known: look before asking for the writer.
        var missing = readers.Read(db => names.Where(n => !Find(db, key.Tenant, n).Contains(key.ReturnId.Value, StringComparer.Ordinal)).ToList());
        if (missing.Count == 0) return;
        await writer.WriteAsync(
            w =>
            {
                foreach (var name in missing.Where(n => !Find(w.Db, key.Tenant, n).Contains(key.ReturnId.Value, StringComparer.Ordinal)))
                {
                    w.Db.Execute(
                        "INSERT INTO lookups (hash, tenant, name, return_id) VALUES (@0, @1, @2, @3)",
                        Index(key.Tenant, name), key.Tenant.Value, name.ToString(), key.ReturnId.Value);
                }

                return true;
            },
            ct);
    }

    public Task<IReadOnlyList<ReturnId>> FindAsync(TenantId tenant, LookupKey name, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ReturnId>>([.. readers.Read(db => Find(db, tenant, name)).Select(ReturnId.Parse)]);

    public static long Index(TenantId tenant, LookupKey name) => Hashes.Index($"{tenant.Value}\n{name}");

    private static List<string> Find(Db db, TenantId tenant, LookupKey name) =>
        db.All(Select, r => r.GetString(0), Index(tenant, name), tenant.Value, name.ToString());
}
