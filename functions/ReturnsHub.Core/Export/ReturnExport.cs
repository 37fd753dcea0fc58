using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Core.Export;

/// <summary>Writes one return as one file that a third party can check without the hub. Entries are streamed, one at a time in memory.</summary>
public sealed class ReturnExport(
    IReturnStore store, IEvidenceStore evidence, ICheckpoints checkpoints, ISigningKey key, ITenants tenants, TimeProvider time)
{
    /// <summary>Bytes of raw messages in one export at most; those beyond it are named and left out.</summary>
    public const long MostEvidence = 256L * 1024 * 1024;

    /// <summary>Checkpoints between the one that has the return and the newest, in one export at most.</summary>
    private const int MostCheckpoints = 500;

    /// <summary>The earliest time a zip entry can have: exports of the same data do not differ by their clocks.</summary>
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the file to <paramref name="output"/>, which need not seek. False, with nothing written, when there is no such return.</summary>
    public async Task<bool> WriteAsync(StreamKey of, bool withEvidence, Stream output, CancellationToken ct)
    {
        var stream = await store.ReadStreamAsync(of, 1, ct);
        if (stream.Count == 0) return false;
        await using var patient = new PatientStream(output);
        await using (var zip = await ZipArchive.CreateAsync(patient, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
            await WriteAsync(of, stream, withEvidence, zip, ct);
        await patient.FlushAsync(ct);
        return true;
    }

    private async Task WriteAsync(StreamKey of, IReadOnlyList<RecordedEvent> stream, bool withEvidence, ZipArchive zip, CancellationToken ct)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);

        async Task AddAsync(string name, ReadOnlyMemory<byte> bytes, bool listed = true)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = EntryTime;
            if (listed) hashes.Add(name, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)));
            await using var into = await entry.OpenAsync(ct);
            await into.WriteAsync(bytes, ct);
        }

        await AddAsync(ExportEntries.Readme, Encoding.UTF8.GetBytes(ExportReadme.Text));
        await AddAsync(ExportEntries.Events, Lines(stream.Select(e => CloudEventJson.Write(e))));
        await AddAsync(ExportEntries.State, Json(ReturnFold.Rebuild(of, stream)));
        await AddAsync(ExportEntries.Explanations, Encoding.UTF8.GetBytes(Explanations.Of(stream)));
        foreach (var type in stream.Select(e => e.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (Schemas.Find(type + ".json") is { } schema)
                await AddAsync($"{ExportEntries.Schemas}{type}.json", Encoding.UTF8.GetBytes(schema.ToJsonString(HubJson.Options)));
        }

        if (tenants.Find(of.Tenant)?.Policy is { } policy) await AddAsync(ExportEntries.Policy, Json(policy));
        var covered = await CoverAsync(of, stream, AddAsync, ct);
        var pieces = await EvidenceAsync(of.Tenant, stream, withEvidence, AddAsync, ct);
        await AddAsync(ExportEntries.PublicKey, Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", key.PublicKey.Span) + "\n"));

        var manifest = Json(new ExportManifest
        {
            Tenant = of.Tenant,
            ReturnId = of.ReturnId,
            At = time.GetUtcNow(),
            Version = stream.Count,
            LastHash = stream[^1].Hash,
            CoveredTo = covered,
            Evidence = pieces,
            KeyId = key.KeyId,
            Entries = hashes,
        });
        await AddAsync(ExportEntries.Manifest, manifest, listed: false);
        await AddAsync(ExportEntries.Signature, Der.FromPair(key.Sign(manifest)), listed: false);
    }

    private async Task<long> CoverAsync(
        StreamKey of, IReadOnlyList<RecordedEvent> stream, Func<string, ReadOnlyMemory<byte>, bool, Task> add, CancellationToken ct)
    {
        if (await checkpoints.NewestOfAsync(of, ct) is not { } number) return 0;
        var leaves = await checkpoints.ReadLeavesAsync(of.Tenant, number, ct);
        var index = leaves.ToList().FindIndex(l => l.ReturnId == of.ReturnId);
        if (index < 0 || leaves[index].Version > stream.Count) return 0;
        var chain = new List<ReadOnlyMemory<byte>>();
        while (chain.Count < MostCheckpoints && await checkpoints.FindAsync(of.Tenant, number + chain.Count, ct) is { } next) chain.Add(Json(next));
        var leaf = leaves[index];
        var path = MerkleTree.Proof(CheckpointSeal.LeafHashes(leaves), index).Select(Convert.ToHexStringLower);
        await add(ExportEntries.Checkpoints, Lines(chain), true);
        await add(ExportEntries.Inclusion, Json(new InclusionProof(leaf.ReturnId, leaf.Version, leaf.Hash, index, leaves.Count, [.. path])), true);
        return leaf.Version;
    }

    private async Task<SortedDictionary<string, string>> EvidenceAsync(
        TenantId tenant, IReadOnlyList<RecordedEvent> stream, bool included, Func<string, ReadOnlyMemory<byte>, bool, Task> add, CancellationToken ct)
    {
        var pieces = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var left = MostEvidence;
        foreach (var hash in stream.Select(e => e.Evidence).OfType<EvidenceHash>().DistinctBy(h => h.Value))
        {
            var piece = included ? await evidence.GetAsync(tenant, hash, ct) : null;
            var fits = piece is { Status: EvidenceStatus.Present } && piece.Raw.Length <= left;
            pieces.Add(hash.Value, piece?.Status switch
            {
                EvidenceStatus.Present when fits => "INCLUDED",
                EvidenceStatus.Erased => "ERASED",
                EvidenceStatus.Unknown => "UNKNOWN",
                _ => "LEFT_OUT",
            });
            if (!fits) continue;
            left -= piece!.Raw.Length;
            await add($"{ExportEntries.Evidence}{hash.Value}.bin", piece.Raw, true);
        }

        return pieces;
    }

    private static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, HubJson.Options);

    private static byte[] Lines(IEnumerable<ReadOnlyMemory<byte>> lines)
    {
        using var all = new MemoryStream();
        foreach (var line in lines)
        {
            all.Write(line.Span);
            all.WriteByte((byte)'\n');
        }

        return all.ToArray();
    }
}
