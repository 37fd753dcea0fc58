using System.Text;
using System.Text.Json;

namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>How likely the two labels of an answer were, each among the labels that could have stood in its place.</summary>
/// <param name="Label">Of the main reason, 0 to 1.</param>
/// <param name="Second">Of the second reason, 0 to 1.</param>
internal sealed record LabelOdds(decimal Label, decimal Second)
{
    // What the service writes for "hardly ever", in the place of a logarithm.
    private const double Hardly = -9999;

    /// <summary>Finds the labels' tokens in an answer that was read; null when the tokens are not those of the answer, or say nothing.</summary>
    public static LabelOdds? Read(string content, char label, char second, IReadOnlyList<TokenOdds> tokens)
    {
        var text = Encoding.UTF8.GetBytes(content);
        if (!tokens.SelectMany(t => t.Bytes.ToArray()).SequenceEqual(text)) return null;
        var (first, other) = Places(text);
        return Of(tokens, first, label, noneCounts: false) is { } of && Of(tokens, other, second, noneCounts: true) is { } ofSecond ? new LabelOdds(of, ofSecond) : null;
    }

    /// <summary>Where the two labels stand, in bytes. The answer was read before, so both are there.</summary>
    private static (int Label, int Second) Places(byte[] text)
    {
        var (places, member) = (new Dictionary<string, int>(StringComparer.Ordinal), "");
        var reader = new Utf8JsonReader(text);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName) member = reader.GetString()!;
            else if (reader.TokenType == JsonTokenType.String) places[member] = (int)reader.TokenStartIndex + 1;
        }

        return (places["label"], places["second"]);
    }

    private static decimal? Of(IReadOnlyList<TokenOdds> tokens, int place, char label, bool noneCounts)
    {
        var start = 0;
        foreach (var token in tokens)
        {
            if (place < start + token.Bytes.Length) return Among(token, place - start, label, noneCounts);
            start += token.Bytes.Length;
        }

        return null;
    }

    /// <summary>The label's share of what all labels together had. Tokens that are no label there were never to be chosen.</summary>
    private static decimal? Among(TokenOdds token, int offset, char label, bool noneCounts)
    {
        var (own, all, written) = (0d, 0d, false);
        foreach (var (bytes, logarithm) in token.Alternatives)
        {
            if (logarithm <= Hardly || LabelAt(bytes.Span, token.Bytes.Span, offset, noneCounts) is not { } other) continue;
            written |= bytes.Span.SequenceEqual(token.Bytes.Span);
            var probability = Math.Exp(logarithm);
            all += probability;
            if (other == label) own += probability;
        }

        if (!written && token.LogProbability > Hardly)
        {
            own += Math.Exp(token.LogProbability);
            all += Math.Exp(token.LogProbability);
        }

        var share = own / all;
        // Cut, not rounded: a confidence must not reach a policy's threshold by rounding.
        return double.IsFinite(share) && share is >= 0 and <= 1 ? Math.Round((decimal)share, 3, MidpointRounding.ToZero) : null;
    }

    /// <summary>The label an alternative would have put at the label's place: it begins as the token written does and differs in the label alone, or ends after it.</summary>
    private static char? LabelAt(ReadOnlySpan<byte> alternative, ReadOnlySpan<byte> written, int offset, bool noneCounts)
    {
        if (alternative.Length <= offset || !alternative[..offset].SequenceEqual(written[..offset])) return null;
        var rest = alternative[(offset + 1)..];
        if (!rest.IsEmpty && rest[0] != (byte)'"') return null;
        var letter = (char)alternative[offset];
        return (noneCounts && letter == Labels.None) || Labels.CodeOf(letter) is not null ? letter : null;
    }
}
