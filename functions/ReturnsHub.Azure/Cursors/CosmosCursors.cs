using System.Diagnostics.CodeAnalysis;
using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Cursors;

/// <inheritdoc />
internal sealed class CosmosCursors(DocumentStore records) : ICursors
{
    private const string Kind = "cursor";

    public async Task<string?> ReadAsync(string reader, CancellationToken ct) =>
        (await records.FindAsync<SavedCursor>(PlaceOf(reader), ct))?.Cursor;

    public Task SaveAsync(string reader, string cursor, CancellationToken ct)
    {
        var place = PlaceOf(reader);
        return records.UpsertAsync(new SavedCursor { Pk = place.Pk, Id = place.Id, Reader = reader, Cursor = cursor }, ct);
    }

    private static Place PlaceOf(string reader) => new($"{Kind}/{DocumentName.Hash(reader)}", Kind);

    [SuppressMessage("Performance", "CA1812", Justification = "Made by the JSON reader.")]
    private sealed record SavedCursor : Document
    {
        public required string Reader { get; init; }

        public required string Cursor { get; init; }
    }
}
