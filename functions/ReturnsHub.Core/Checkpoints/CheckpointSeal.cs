using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Checkpoints;

/// <summary>Signs checkpoints, names them by hash, and tells whether a signature is good.</summary>
public static class CheckpointSeal
{
    /// <summary>What is signed: the checkpoint in canonical JSON without its signature.</summary>
    public static byte[] SignedBytes(Checkpoint checkpoint)
    {
        var canonical = new ArrayBufferWriter<byte>(512);
        CanonicalJson.Write(canonical, JsonSerializer.SerializeToElement(checkpoint, HubJson.Options), without: "signature");
        return canonical.WrittenSpan.ToArray();
    }

    /// <summary>SHA-256 over what is signed, in hex.</summary>
    public static string HashOf(Checkpoint checkpoint) => Convert.ToHexStringLower(SHA256.HashData(SignedBytes(checkpoint)));

    /// <summary>The checkpoint with its signature.</summary>
    public static Checkpoint Sign(Checkpoint checkpoint, ISigningKey key)
    {
        var named = checkpoint with { KeyId = key.KeyId };
        return named with { Signature = Convert.ToBase64String(key.Sign(SignedBytes(named))) };
    }

    /// <summary>Whether <paramref name="publicKey"/> (SubjectPublicKeyInfo) signed the checkpoint as it is.</summary>
    public static bool IsSignedBy(Checkpoint checkpoint, ReadOnlyMemory<byte> publicKey) =>
        IsSignedBy(SignedBytes(checkpoint), checkpoint.Signature, publicKey);

    /// <summary>Whether <paramref name="signature"/> (base64, r and s) by <paramref name="publicKey"/> is on <paramref name="data"/>.</summary>
    public static bool IsSignedBy(ReadOnlySpan<byte> data, string signature, ReadOnlyMemory<byte> publicKey)
    {
        var raw = new byte[64];
        if (!Convert.TryFromBase64String(signature, raw, out var length) || length != raw.Length) return false;
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey.Span, out _);
            return key.VerifyData(data, raw, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            // Not a key, so nothing is signed by it.
            return false;
        }
    }

    /// <summary>The bytes of a leaf: return id, version and hash, each on a line, without a line end after the last.</summary>
    public static byte[] LeafBytes(CheckpointLeaf leaf) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{leaf.ReturnId.Value}\n{leaf.Version}\n{leaf.Hash}"));

    /// <summary>The leaf hashes of a tree, in its order.</summary>
    public static byte[][] LeafHashes(IReadOnlyList<CheckpointLeaf> leaves) => [.. leaves.Select(l => MerkleTree.LeafHash(LeafBytes(l)))];

    /// <summary>The root over leaves, in hex.</summary>
    public static string RootOf(IReadOnlyList<CheckpointLeaf> leaves) => Convert.ToHexStringLower(MerkleTree.Root(LeafHashes(leaves)));

    /// <summary>Leaves in the order of the tree: by return id.</summary>
    public static IReadOnlyList<CheckpointLeaf> InOrder(IEnumerable<CheckpointLeaf> leaves) =>
        [.. leaves.OrderBy(l => l.ReturnId.Value, StringComparer.Ordinal)];
}
