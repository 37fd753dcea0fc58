using System.Globalization;
using System.Text.Json;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Sources.Json;

/// <summary>
/// An object of a foreign document and the path to it. Absent and null read alike, as null; a value of the wrong kind or
/// beyond a limit throws <see cref="UnreadableException"/>.
/// </summary>
internal readonly record struct JsonView(JsonElement Element, string Path)
{
    /// <summary>The path of a member, as details name it.</summary>
    public string At(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    /// <summary>Whether the member is there and not null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether the member is there, null or not.</summary>
    public bool Mentions(string name) => Element.TryGetProperty(name, out _);

    /// <summary>Whether the member is there and is an array.</summary>
    public bool HasArray(string name) => Find(name)?.ValueKind == JsonValueKind.Array;

    /// <summary>The names of the object's members.</summary>
    public IEnumerable<string> Names() => Element.EnumerateObject().Select(p => p.Name);

    /// <summary>An object member.</summary>
    public JsonView? Object(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new JsonView(value, At(name)),
        _ => throw Wrong(name, "an object"),
    };

    /// <summary>An array of objects; empty when absent.</summary>
    public IReadOnlyList<JsonView> Objects(string name)
    {
        var path = At(name);
        return [.. Items(name).Select((item, i) => item.ValueKind == JsonValueKind.Object
            ? new JsonView(item, $"{path}[{i}]")
            : throw new UnreadableException("type-wrong", $"'{path}[{i}]' is not an object."))];
    }

    /// <summary>An array of short texts, none empty; empty when absent.</summary>
    public IReadOnlyList<string> Texts(string name, int most)
    {
        var path = At(name);
        return [.. Items(name).Select((item, i) => TextOf(item, $"{path}[{i}]", most)
            ?? throw new UnreadableException("field-missing", $"'{path}[{i}]' is empty."))];
    }

    /// <summary>An array of whole-number ids, as digits; empty when absent.</summary>
    public IReadOnlyList<string> DigitsList(string name)
    {
        var path = At(name);
        return [.. Items(name).Select((item, i) => DigitsOf(item, $"{path}[{i}]"))];
    }

    /// <summary>A text, trimmed; null when absent or blank.</summary>
    public string? Text(string name, int most) => Find(name) is { } value ? TextOf(value, At(name), most) : null;

    /// <summary>A person's words, line breaks and all; null when absent or blank.</summary>
    public string? Words(string name) => Find(name) is { } value ? Plain(Unescaped(value, At(name), ReadLimits.Note)) : null;

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string name, int most) => Text(name, most) ?? throw Missing(name);

    /// <summary>A whole-number id, written as a number or as text, as its digits.</summary>
    public string? Digits(string name) => Find(name) is { } value ? DigitsOf(value, At(name)) : null;

    /// <summary>A number of units, 1 to <see cref="ReadLimits.Quantity"/>; it must be there.</summary>
    public int Quantity(string name)
    {
        var value = Find(name) ?? throw Missing(name);
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var quantity)) throw Wrong(name, "a whole number");
        return quantity is >= 1 and <= ReadLimits.Quantity
            ? quantity
            : throw new UnreadableException("quantity-out-of-range", $"'{At(name)}' is not between 1 and {ReadLimits.Quantity}.");
    }

    /// <summary>An amount, written as a number or as text.</summary>
    public decimal? Amount(string name)
    {
        if (Find(name) is not { } value) return null;
        var read = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDecimal(out var number) ? number : (decimal?)null,
            JsonValueKind.String => decimal.TryParse(
                TextOf(value, At(name), ReadLimits.Amount),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number) ? number : null,
            _ => null,
        };
        if (read is not { } amount) throw Wrong(name, "an amount");
        return Math.Abs(amount) <= Money.Largest
            ? amount
            : throw new UnreadableException("amount-out-of-range", $"'{At(name)}' is too large an amount.");
    }

    /// <summary>A time with a zone.</summary>
    public DateTimeOffset? Time(string name) => Text(name, ReadLimits.Amount) switch
    {
        null => null,
        var text => Times.TryRead(text, out var time) ? time : throw Wrong(name, "an RFC 3339 time with a zone"),
    };

    /// <summary>A yes or no.</summary>
    public bool? Flag(string name) => Find(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "true or false"),
    };

    /// <summary>A currency code.</summary>
    public Currency? CurrencyCode(string name) => Text(name, ReadLimits.Code) switch
    {
        null => null,
        var code => Currency.TryParse(code, out var currency) ? currency : throw Wrong(name, "an ISO 4217 code"),
    };

    /// <summary>What to throw when a member must be there and is not.</summary>
    public UnreadableException Missing(string name) => new("field-missing", $"'{At(name)}' is missing. The subscription must not leave it out.");

    /// <summary>What to throw when a member is of the wrong kind.</summary>
    public UnreadableException Wrong(string name, string expected) => new("type-wrong", $"'{At(name)}' is not {expected}.");

    private JsonElement? Find(string name) =>
        Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private IReadOnlyList<JsonElement> Items(string name)
    {
        if (Find(name) is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Array) throw Wrong(name, "an array");
        return value.GetArrayLength() <= ReadLimits.Lines
            ? [.. value.EnumerateArray()]
            : throw new UnreadableException("too-many-lines", $"'{At(name)}' has more than {ReadLimits.Lines} elements.");
    }

    private static string? TextOf(JsonElement value, string path, int most)
    {
        var text = Unescaped(value, path, most);
        if (text.Any(char.IsControl)) throw new UnreadableException("text-invalid", $"'{path}' has control characters.");
        return text.Length == 0 ? null : text;
    }

    private static string Unescaped(JsonElement value, string path, int most)
    {
        if (value.ValueKind != JsonValueKind.String) throw new UnreadableException("type-wrong", $"'{path}' is not a text.");
        string text;
        try
        {
            text = value.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, written as an escape.
            throw new UnreadableException("text-invalid", $"'{path}' is not valid Unicode.");
        }

        return text.Length <= most ? text : throw new UnreadableException("text-too-long", $"'{path}' is longer than {most} characters.");
    }

    // A stray control character in what a customer typed is no reason to keep a return waiting.
    private static string? Plain(string words) =>
        words.Length == 0 ? null : string.Concat(words.Select(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t') ? ' ' : c));

    private static string DigitsOf(JsonElement value, string path)
    {
        var number = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt64(out var n) => n,
            JsonValueKind.String when long.TryParse(
                TextOf(value, path, ReadLimits.Id), NumberStyles.None, CultureInfo.InvariantCulture, out var n) => n,
            _ => -1,
        };
        return number >= 0
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw new UnreadableException("id-invalid", $"'{path}' is not a whole-number id.");
    }
}
