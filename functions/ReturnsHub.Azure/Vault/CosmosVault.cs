using System.Text;
using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Vault;

/// <inheritdoc />
internal sealed class CosmosVault(DocumentStore vault, TimeProvider time) : IPersonalDataVault
{
    private const int LongestField = 200;
    private const int LongestText = 1024 * 1024;

    // A document is at most 2 MB, as JSON (https://learn.microsoft.com/azure/cosmos-db/concepts-limits).
    private const int LargestDocument = 1_900_000;

    private readonly Listing _list = new(vault, PersonalData.Kind);

    public Task PutAsync(StreamKey key, string field, string text, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        ArgumentNullException.ThrowIfNull(text);
        if (field.Length > LongestField) throw new ArgumentException("A field's name is at most 200 characters.", nameof(field));
        if (text.Length > LongestText) throw new ArgumentException("A text is at most 1 M characters.", nameof(text));
        var place = PersonalData.InList(_list, key, time.GetUtcNow());
        return vault.ChangeAsync<PersonalData>(
            PersonalData.PlaceOf(key),
            stands => stands is { Erased: true } || (stands is not null && stands.Fields.TryGetValue(field, out var before) && before == text)
                ? null
                : Fitting((stands ?? PersonalData.New(key)) with
                {
                    Fields = new Dictionary<string, string>(stands?.Fields ?? PersonalData.NoFields, StringComparer.Ordinal) { [field] = text },
                    InTenant = place,
                }),
            expectNew: false,
            ct);
    }

    public async Task<string?> GetAsync(StreamKey key, string field, CancellationToken ct) =>
        (await ReadAllAsync(key, ct)).TryGetValue(field, out var text) ? text : null;

    public async Task<IReadOnlyDictionary<string, string>> ReadAllAsync(StreamKey key, CancellationToken ct) =>
        (await vault.FindAsync<PersonalData>(PersonalData.PlaceOf(key), ct))?.Fields ?? PersonalData.NoFields;

    public async Task<bool> EraseAsync(StreamKey key, CancellationToken ct)
    {
        var any = false;
        await vault.ChangeAsync<PersonalData>(
            PersonalData.PlaceOf(key),
            stands =>
            {
                any = stands is { Fields.Count: > 0 };
                return stands is { Erased: true } ? null : PersonalData.New(key) with { Erased = true };
            },
            expectNew: false,
            ct);
        return any;
    }

    private static PersonalData Fitting(PersonalData data) =>
        data.Fields.Sum(f => Encoding.UTF8.GetByteCount(f.Key) + Encoding.UTF8.GetByteCount(f.Value)) <= LargestDocument
            ? data
            : throw new ArgumentException("The personal data of one return is at most 1.9 MB.", nameof(data));
}
