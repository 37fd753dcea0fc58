using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Core.Returns.State;

/// <summary>Remembers facts by a short hash, so that a long-lived return's state stays small.</summary>
public static class SeenFacts
{
    private const int Bytes = 10;

    /// <summary>The short hash of a fact's id.</summary>
    public static string Mark(string factId) => Base32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(factId)).AsSpan(0, Bytes));

    /// <summary>Whether the fact left events on the return's stream.</summary>
    public static bool Contains(ReturnState state, string factId) => state.Seen.Contains(Mark(factId), StringComparer.Ordinal);
}
