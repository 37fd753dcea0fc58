using System.Numerics;
using System.Security.Cryptography;

namespace ReturnsHub.Core.Checkpoints;

/// <summary>
/// The Merkle tree of Certificate Transparency (https://www.rfc-editor.org/rfc/rfc6962#section-2.1): a leaf is SHA-256 over 0x00
/// and its bytes, a node SHA-256 over 0x01 and both children, and the root of nothing is SHA-256 of nothing.
/// </summary>
public static class MerkleTree
{
    private static readonly byte[] LeafPrefix = [0];
    private static readonly byte[] NodePrefix = [1];

    /// <summary>The hash of a leaf.</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> leaf) => Hash(LeafPrefix, leaf, []);

    /// <summary>The root over leaf hashes.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.IsEmpty) return SHA256.HashData([]);
        if (leaves.Length == 1) return leaves[0];
        var split = Split(leaves.Length);
        return Hash(NodePrefix, Root(leaves[..split]), Root(leaves[split..]));
    }

    /// <summary>The hashes that lead from the leaf at <paramref name="index"/> to the root, nearest first.</summary>
    public static IReadOnlyList<byte[]> Proof(ReadOnlySpan<byte[]> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        var path = new List<byte[]>();
        Walk(leaves, index, path);
        return path;
    }

    /// <summary>The root that a proof leads to; null when the proof is not one for this index and size.</summary>
    public static byte[]? RootOf(ReadOnlySpan<byte> leafHash, long index, long size, IReadOnlyList<byte[]> proof)
    {
        if (index < 0 || index >= size) return null;
        var (at, last) = (index, size - 1);
        var hash = leafHash.ToArray();
        foreach (var other in proof)
        {
            if (last == 0) return null;
            if ((at & 1) == 1 || at == last)
            {
                hash = Hash(NodePrefix, other, hash);
                while ((at & 1) == 0 && at != 0) (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                hash = Hash(NodePrefix, hash, other);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 ? hash : null;
    }

    private static void Walk(ReadOnlySpan<byte[]> leaves, int index, List<byte[]> path)
    {
        if (leaves.Length == 1) return;
        var split = Split(leaves.Length);
        if (index < split)
        {
            Walk(leaves[..split], index, path);
            path.Add(Root(leaves[split..]));
        }
        else
        {
            Walk(leaves[split..], index - split, path);
            path.Add(Root(leaves[..split]));
        }
    }

    private static int Split(int count) => 1 << BitOperations.Log2((uint)count - 1);

    private static byte[] Hash(byte[] prefix, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(prefix);
        hash.AppendData(a);
        hash.AppendData(b);
        return hash.GetHashAndReset();
    }
}
