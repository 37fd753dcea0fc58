using System.Text.RegularExpressions;

namespace ReturnsHub.Core.Primitives;

/// <summary>A merchant on the hub: 2 to 40 characters of <c>a-z 0-9 -</c>, first a letter or digit.</summary>
public readonly partial record struct TenantId
{
    private readonly string? _value;

    /// <summary>Wraps a tenant id.</summary>
    /// <exception cref="ArgumentException">The text is not a tenant id.</exception>
    public TenantId(string value) =>
        _value = Shape().IsMatch(value)
            ? value
            : throw new ArgumentException($"'{Clip.Of(value)}' is not a tenant id: 2 to 40 characters of a-z, 0-9 and '-'.", nameof(value));

    /// <summary>The id as text.</summary>
    public string Value => _value ?? throw new InvalidOperationException("A tenant id was never set.");

    /// <summary>Whether <paramref name="text"/> is a tenant id; if so it is in <paramref name="id"/>.</summary>
    public static bool TryParse(string? text, out TenantId id)
    {
        var ok = text is not null && Shape().IsMatch(text);
        id = ok ? new TenantId(text!) : default;
        return ok;
    }

    /// <inheritdoc />
    public override string ToString() => _value ?? "";

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
