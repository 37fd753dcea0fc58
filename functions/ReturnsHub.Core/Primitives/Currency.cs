namespace ReturnsHub.Core.Primitives;

/// <summary>An ISO 4217 currency and how many decimals its amounts have.</summary>
public readonly record struct Currency
{
    private readonly string? _code;

    /// <summary>Wraps a currency code.</summary>
    /// <exception cref="ArgumentException">Not three letters A-Z.</exception>
    public Currency(string code) =>
        _code = IsCode(code) ? code : throw new ArgumentException($"'{Clip.Of(code)}' is not an ISO 4217 code.", nameof(code));

    /// <summary>The three-letter code.</summary>
    public string Code => _code ?? throw new InvalidOperationException("A currency was never set.");

    /// <summary>
    /// Decimals of an amount: 0, 2 or 3, from ISO 4217 list one
    /// (https://www.six-group.com/en/products-services/financial-information/data-standards.html).
    /// </summary>
    public int Decimals => Code switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "VND"
            or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };

    /// <summary>Whether <paramref name="text"/> is a currency code; if so it is in <paramref name="currency"/>.</summary>
    public static bool TryParse(string? text, out Currency currency)
    {
        var ok = IsCode(text);
        currency = ok ? new Currency(text!) : default;
        return ok;
    }

    /// <inheritdoc />
    public override string ToString() => _code ?? "";

    private static bool IsCode(string? text) => text is { Length: 3 } && text.All(c => c is >= 'A' and <= 'Z');
}
