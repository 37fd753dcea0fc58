namespace ReturnsHub.Core.Primitives;

/// <summary>Crockford's base 32 in lower case: no i, l, o or u, so ids can be read aloud (https://www.crockford.com/base32.html).</summary>
public static class Base32
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Encodes <paramref name="bytes"/>, most significant bit first, without padding.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var chars = new char[(bytes.Length * 8 + 4) / 5];
        int buffer = 0, bits = 0, at = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                chars[at++] = Alphabet[(buffer >> bits) & 31];
            }

            buffer &= (1 << bits) - 1;
        }

        if (bits > 0) chars[at] = Alphabet[(buffer << (5 - bits)) & 31];
        return new string(chars);
    }
}
