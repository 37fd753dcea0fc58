namespace ReturnsHub.Core.Primitives;

/// <summary>A stock keeping unit as the merchant writes it: 1 to 100 characters, no control characters, compared as written.</summary>
public readonly record struct Sku
{
    private readonly string? _value;

    /// <summary>Wraps a SKU.</summary>
    /// <exception cref="ArgumentException">Empty, longer than 100 characters, or with control characters.</exception>
    public Sku(string value) =>
        _value = IsSku(value) ? value : throw new ArgumentException($"'{Clip.Of(value)}' is not a SKU.", nameof(value));

    /// <summary>The SKU as text.</summary>
    public string Value => _value ?? throw new InvalidOperationException("A SKU was never set.");

    /// <summary>The SKU in <paramref name="text"/>, or null when it holds none.</summary>
    public static Sku? From(string? text) => IsSku(text?.Trim()) ? new Sku(text!.Trim()) : null;

    /// <inheritdoc />
    public override string ToString() => _value ?? "";

    private static bool IsSku(string? text) =>
        text is { Length: > 0 and <= 100 } && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
}
