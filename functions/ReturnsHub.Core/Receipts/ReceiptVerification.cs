using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Core.Receipts;

/// <summary>What a receipt turned out to be.</summary>
public enum ReceiptStatus
{
    /// <summary>Word for word what the key's owner signed.</summary>
    Genuine = 0,
    /// <summary>No receipt of the hub: not JSON, too large, members twice, or no seal.</summary>
    NotAReceipt,
    /// <summary>Sealed with another key than the one it is checked with.</summary>
    OtherKey,
    /// <summary>Changed after it was sealed, or sealed by somebody else.</summary>
    Tampered,
}

/// <summary>Checks a receipt with nothing but the receipt and the hub's public key: anybody can, without the hub.</summary>
public static class ReceiptVerification
{
    /// <summary>Largest receipt, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    private const int SignatureBytes = 64;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = HubJson.MaxDepth };

    /// <summary>Checks <paramref name="receipt"/>.</summary>
    /// <param name="receipt">The receipt, JSON in UTF-8; untrusted.</param>
    /// <param name="keyId">The id of the key it must be sealed with.</param>
    /// <param name="publicKey">That key's public half, SubjectPublicKeyInfo in DER.</param>
    /// <exception cref="CryptographicException"><paramref name="publicKey"/> is no key.</exception>
    public static ReceiptStatus Check(ReadOnlyMemory<byte> receipt, string keyId, ReadOnlySpan<byte> publicKey)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        if (receipt.Length > MostBytes) return ReceiptStatus.NotAReceipt;
        try
        {
            using var document = JsonDocument.Parse(receipt, Strict);
            return Check(document.RootElement, keyId, key);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // Broken JSON, half a character in a text, a number no receipt has: all of them are hostile or damaged input.
            return ReceiptStatus.NotAReceipt;
        }
    }

    private static ReceiptStatus Check(JsonElement root, string keyId, ECDsa key)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "kind") != WithdrawalReceipt.CurrentKind) return ReceiptStatus.NotAReceipt;
        if (!root.TryGetProperty(ReceiptSealing.SealMember, out var seal) || seal.ValueKind != JsonValueKind.Object) return ReceiptStatus.NotAReceipt;
        if (Text(seal, "keyId") is not { } sealedWith || Text(seal, "signature") is not { } text) return ReceiptStatus.NotAReceipt;
        if (!string.Equals(sealedWith, keyId, StringComparison.Ordinal)) return ReceiptStatus.OtherKey;
        // The seal itself is not signed: it holds these three members and nothing that a reader might believe.
        if (Text(seal, "algorithm") != ReceiptSealing.Algorithm || seal.EnumerateObject().Count() != 3) return ReceiptStatus.Tampered;
        var signature = new byte[SignatureBytes];
        if (!Base64Url.IsValid(text, out var length) || length != SignatureBytes || Base64Url.DecodeFromChars(text, signature) != SignatureBytes) return ReceiptStatus.Tampered;
        if (!string.Equals(Base64Url.EncodeToString(signature), text, StringComparison.Ordinal)) return ReceiptStatus.Tampered;
        var signed = ReceiptSealing.SignedBytes(root, ReceiptSealing.Algorithm, keyId);
        return key.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            ? ReceiptStatus.Genuine
            : ReceiptStatus.Tampered;
    }

    private static string? Text(JsonElement of, string member) =>
        of.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
