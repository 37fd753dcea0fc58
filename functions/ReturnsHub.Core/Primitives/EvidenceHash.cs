using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ReturnsHub.Core.Primitives;

/// <summary>The content hash of raw bytes as received: SHA-256, 64 lower-case hex digits.</summary>
public readonly partial record struct EvidenceHash
{
    private readonly string? _value;

    private EvidenceHash(string value) => _value = value;

    /// <summary>The hash as hex.</summary>
    public string Value => _value ?? throw new InvalidOperationException("An evidence hash was never set.");

    /// <summary>The hash of <paramref name="raw"/>.</summary>
    public static EvidenceHash Of(ReadOnlySpan<byte> raw) => new(Convert.ToHexStringLower(SHA256.HashData(raw)));

    /// <summary>Reads a hash that <see cref="Value"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not an evidence hash.</exception>
    public static EvidenceHash Parse(string text) =>
        TryParse(text, out var hash) ? hash : throw new FormatException($"'{Clip.Of(text)}' is not an evidence hash.");

    /// <summary>Whether <paramref name="text"/> is an evidence hash; if so it is in <paramref name="hash"/>.</summary>
    public static bool TryParse(string? text, out EvidenceHash hash)
    {
        var ok = text is not null && Shape().IsMatch(text);
        hash = ok ? new EvidenceHash(text!) : default;
        return ok;
    }

    /// <inheritdoc />
    public override string ToString() => _value ?? "";

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
