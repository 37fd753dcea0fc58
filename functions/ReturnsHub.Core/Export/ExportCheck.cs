using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Core.Export;

/// <summary>Checks an export without any hub.</summary>
public static class ExportCheck
{
    private const int MostEntries = 5_000;
    private const long MostBytes = 1024L * 1024 * 1024;

    /// <summary>What is wrong with the file, each in a sentence; empty when everything holds.</summary>
    /// <param name="file">The file; must seek.</param>
    /// <param name="publicKey">The hub's key kept elsewhere, SubjectPublicKeyInfo; null believes the key in the file.</param>
    /// <param name="ct">Ends the check.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(Stream file, ReadOnlyMemory<byte>? publicKey, CancellationToken ct)
    {
        var faults = new List<string>();
        try
        {
            var entries = await ReadAsync(file, faults, ct);
            if (entries is not null) Check(entries, publicKey, faults);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or FormatException or ArgumentException or CryptographicException or KeyNotFoundException or InvalidOperationException)
        {
            faults.Add($"The file cannot be read as an export ({e.GetType().Name}).");
        }

        return faults;
    }

    private static async Task<Dictionary<string, byte[]>?> ReadAsync(Stream file, List<string> faults, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
        if (zip.Entries.Count > MostEntries || zip.Entries.Sum(e => e.Length) > MostBytes)
        {
            faults.Add("The file holds more than an export can.");
            return null;
        }

        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            var bytes = new byte[entry.Length];
            await using var from = await entry.OpenAsync(ct);
            // What unpacks to more than it says is cut at what it says, and then has another hash.
            await from.ReadExactlyAsync(bytes, ct);
            if (!entries.TryAdd(entry.FullName, bytes)) faults.Add($"{Clip.Of(entry.FullName)} is there twice.");
        }

        return entries;
    }

    private static void Check(Dictionary<string, byte[]> entries, ReadOnlyMemory<byte>? publicKey, List<string> faults)
    {
        byte[] Entry(string name) => entries.TryGetValue(name, out var bytes) ? bytes : throw new InvalidDataException(name);

        using var key = ECDsa.Create();
        if (publicKey is { } kept) key.ImportSubjectPublicKeyInfo(kept.Span, out _);
        else key.ImportFromPem(Encoding.ASCII.GetString(Entry(ExportEntries.PublicKey)));
        var manifestBytes = Entry(ExportEntries.Manifest);
        if (!Der.IsSigned(manifestBytes, Entry(ExportEntries.Signature), key)) faults.Add("The manifest is not signed by the key.");
        var manifest = JsonSerializer.Deserialize<ExportManifest>(manifestBytes, HubJson.Options)!;
        if (manifest.Kind != ExportManifest.KindName) faults.Add("The manifest is not one of an export.");
        foreach (var (name, hash) in manifest.Entries)
        {
            if (!entries.TryGetValue(name, out var bytes)) faults.Add($"{Clip.Of(name)} is missing.");
            else if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != hash) faults.Add($"{Clip.Of(name)} is not the one in the manifest.");
        }

        foreach (var name in entries.Keys.Where(n => !manifest.Entries.ContainsKey(n) && n is not (ExportEntries.Manifest or ExportEntries.Signature)))
            faults.Add($"{Clip.Of(name)} is not in the manifest.");

        var stream = Lines(Entry(ExportEntries.Events)).Select(CloudEventJson.Read).ToList();
        if (ChainFault(Lines(Entry(ExportEntries.Events)), stream) is { } broken) faults.Add(broken);
        if (stream.Any(e => e.ReturnId != manifest.ReturnId || e.Tenant != manifest.Tenant)) faults.Add("An event belongs to another return.");
        if (stream.Count != manifest.Version || stream.LastOrDefault()?.Hash != manifest.LastHash) faults.Add("The events do not end where the manifest says.");
        var rebuilt = JsonSerializer.SerializeToUtf8Bytes(ReturnFold.Rebuild(new StreamKey(manifest.Tenant, manifest.ReturnId), stream), HubJson.Options);
        if (!rebuilt.AsSpan().SequenceEqual(Entry(ExportEntries.State))) faults.Add("state.json is not what the events say.");
        CheckEvidence(entries, manifest, stream, faults);
        if (manifest.CoveredTo > 0) CheckCover(Entry(ExportEntries.Checkpoints), Entry(ExportEntries.Inclusion), manifest, stream, key.ExportSubjectPublicKeyInfo(), faults);
    }

    // The bytes of the file count, not what reading them and writing them anew would give.
    private static string? ChainFault(IEnumerable<ReadOnlyMemory<byte>> lines, List<RecordedEvent> stream)
    {
        foreach (var (line, e) in lines.Zip(stream))
        {
            if (HashChain.HashOf(line) != e.Hash) return $"Event {e.Sequence} is not what was recorded.";
        }

        return HashChain.FirstFault(stream);
    }

    private static void CheckEvidence(Dictionary<string, byte[]> entries, ExportManifest manifest, List<RecordedEvent> stream, List<string> faults)
    {
        foreach (var hash in stream.Select(e => e.Evidence?.Value).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (!manifest.Evidence.TryGetValue(hash, out var status)) faults.Add($"The manifest says nothing of evidence {hash}.");
            else if (status == "INCLUDED" && !entries.ContainsKey($"{ExportEntries.Evidence}{hash}.bin")) faults.Add($"Evidence {hash} is missing.");
        }

        foreach (var (name, bytes) in entries.Where(e => e.Key.StartsWith(ExportEntries.Evidence, StringComparison.Ordinal)))
        {
            if (name != $"{ExportEntries.Evidence}{EvidenceHash.Of(bytes).Value}.bin") faults.Add($"{Clip.Of(name)} does not have the bytes of its name.");
        }
    }

    private static void CheckCover(
        byte[] checkpointLines, byte[] inclusion, ExportManifest manifest, List<RecordedEvent> stream, ReadOnlyMemory<byte> publicKey, List<string> faults)
    {
        var chain = Lines(checkpointLines).Select(l => JsonSerializer.Deserialize<Checkpoint>(l.Span, HubJson.Options)!).ToList();
        var proof = JsonSerializer.Deserialize<InclusionProof>(inclusion, HubJson.Options)!;
        Checkpoint? before = null;
        foreach (var checkpoint in chain)
        {
            if (!CheckpointSeal.IsSignedBy(checkpoint, publicKey)) faults.Add($"Checkpoint {checkpoint.Number} is not signed by the key.");
            if (checkpoint.Tenant != manifest.Tenant) faults.Add($"Checkpoint {checkpoint.Number} is another tenant's.");
            if (before is not null && checkpoint.PreviousHash != CheckpointSeal.HashOf(before)) faults.Add($"Checkpoint {checkpoint.Number} does not follow the one before it.");
            before = checkpoint;
        }

        var leaf = MerkleTree.LeafHash(CheckpointSeal.LeafBytes(new CheckpointLeaf(proof.ReturnId, proof.Version, proof.Hash)));
        var root = MerkleTree.RootOf(leaf, proof.Index, proof.Size, [.. proof.Path.Select(Convert.FromHexString)]);
        if (root is null || chain.Count == 0 || Convert.ToHexStringLower(root) != chain[0].Root) faults.Add("The return is not in the checkpoint.");
        var at = proof.Version >= 1 && proof.Version <= stream.Count ? stream[(int)proof.Version - 1] : null;
        if (proof.ReturnId != manifest.ReturnId || at?.Hash != proof.Hash || proof.Version != manifest.CoveredTo)
            faults.Add("The events are not those the checkpoint has.");
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(byte[] text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = Array.IndexOf(text, (byte)'\n', start);
            if (end < 0) end = text.Length;
            if (end > start) yield return text.AsMemory(start, end - start);
            start = end + 1;
        }
    }
}
