using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Receipts;

/// <summary>Seals receipts with the hub's own key.</summary>
public static class ReceiptSealing
{
    /// <summary>The only algorithm there is.</summary>
    public const string Algorithm = "ES256";

    /// <summary>The member that holds the seal.</summary>
    public const string SealMember = "seal";

    /// <summary>The receipt as the customer gets it: JSON in UTF-8, with its seal.</summary>
    public static byte[] Seal(WithdrawalReceipt receipt, ISigningKey key)
    {
        var bare = receipt with { Seal = null };
        using var document = JsonSerializer.SerializeToDocument(bare, HubJson.Options);
        var signature = Base64Url.EncodeToString(key.Sign(SignedBytes(document.RootElement, Algorithm, key.KeyId)));
        return JsonSerializer.SerializeToUtf8Bytes(bare with { Seal = new ReceiptSeal(Algorithm, key.KeyId, signature) }, HubJson.Options);
    }

    /// <summary>
    /// What is signed: a line that says what the signature is for, so that it fits nothing else this key signs; algorithm and key; then
    /// the receipt without its seal in canonical JSON (RFC 8785). Lines end with LF.
    /// </summary>
    internal static byte[] SignedBytes(JsonElement receipt, string algorithm, string keyId)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write(Encoding.UTF8.GetBytes($"ReturnsHub receipt\n{algorithm}\n{keyId}\n"));
        CanonicalJson.Write(bytes, receipt, SealMember);
        return bytes.WrittenSpan.ToArray();
    }
}
