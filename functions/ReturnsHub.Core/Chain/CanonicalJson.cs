using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ReturnsHub.Core.Chain;

/// <summary>
/// JSON Canonicalization Scheme (RFC 8785): members sorted by UTF-16 code units, no white space, shortest escapes. The hub's
/// events hold no fractions (decimals are strings), so numbers are integers of at most 53 bits here and anything else is refused.
/// </summary>
public static class CanonicalJson
{
    private const long LargestInteger = 9_007_199_254_740_991;

    /// <summary>Writes <paramref name="value"/> canonically, leaving out the top-level member <paramref name="without"/>.</summary>
    /// <exception cref="FormatException">A number is not an integer of at most 53 bits.</exception>
    public static void Write(IBufferWriter<byte> output, JsonElement value, string? without = null)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(output, value, without);
                break;
            case JsonValueKind.Array:
                WriteArray(output, value);
                break;
            case JsonValueKind.String:
                WriteString(output, value.GetString()!);
                break;
            case JsonValueKind.Number:
                WriteInteger(output, value);
                break;
            case JsonValueKind.True:
                output.Write("true"u8);
                break;
            case JsonValueKind.False:
                output.Write("false"u8);
                break;
            default:
                output.Write("null"u8);
                break;
        }
    }

    private static void WriteObject(IBufferWriter<byte> output, JsonElement value, string? without)
    {
        var members = new List<JsonProperty>();
        foreach (var member in value.EnumerateObject())
        {
            if (without is null || !member.NameEquals(without)) members.Add(member);
        }

        members.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        output.Write("{"u8);
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0) output.Write(","u8);
            WriteString(output, members[i].Name);
            output.Write(":"u8);
            Write(output, members[i].Value);
        }

        output.Write("}"u8);
    }

    private static void WriteArray(IBufferWriter<byte> output, JsonElement value)
    {
        output.Write("["u8);
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first) output.Write(","u8);
            first = false;
            Write(output, item);
        }

        output.Write("]"u8);
    }

    private static void WriteInteger(IBufferWriter<byte> output, JsonElement value)
    {
        if (!value.TryGetInt64(out var number) || number is < -LargestInteger or > LargestInteger)
            throw new FormatException($"{Clip.Of(value.GetRawText())} is not an integer of at most 53 bits.");
        Span<byte> digits = stackalloc byte[20];
        number.TryFormat(digits, out var written, provider: CultureInfo.InvariantCulture);
        output.Write(digits[..written]);
    }

    private static void WriteString(IBufferWriter<byte> output, string text)
    {
        output.Write("\""u8);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and not '"' and not '\\') continue;
            WriteUtf8(output, text.AsSpan(start, i - start));
            WriteEscape(output, text[i]);
            start = i + 1;
        }

        WriteUtf8(output, text.AsSpan(start));
        output.Write("\""u8);
    }

    private static void WriteUtf8(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty) Encoding.UTF8.GetBytes(text, output);
    }

    private static void WriteEscape(IBufferWriter<byte> output, char c)
    {
        var escape = c switch
        {
            '"' => "\\\"",
            '\\' => @"\\",
            '\b' => @"\b",
            '\t' => @"\t",
            '\n' => @"\n",
            '\f' => @"\f",
            '\r' => @"\r",
            _ => $"\\u{(int)c:x4}",
        };
        WriteUtf8(output, escape);
    }
}
