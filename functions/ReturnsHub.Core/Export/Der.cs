using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace ReturnsHub.Core.Export;

/// <summary>Turns a signature of r and s side by side into the form that openssl reads (https://www.rfc-editor.org/rfc/rfc3279#section-2.2.3).</summary>
internal static class Der
{
    public static byte[] FromPair(ReadOnlySpan<byte> pair)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(pair[..(pair.Length / 2)], isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(pair[(pair.Length / 2)..], isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }

    public static bool IsSigned(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, ECDsa key)
    {
        try
        {
            return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            // Not a signature at all.
            return false;
        }
    }
}
