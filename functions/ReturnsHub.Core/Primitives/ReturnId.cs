using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ReturnsHub.Core.Primitives;

/// <summary>
/// A return's id: <c>ret_</c> and 24 characters of <see cref="Base32"/>. It is computed from tenant, connection and the
/// source's own id, so the same return reported twice is the same return without a look-up.
/// </summary>
public readonly partial record struct ReturnId
{
    private readonly string? _value;

    private ReturnId(string value) => _value = value;

    /// <summary>The id as text.</summary>
    public string Value => _value ?? throw new InvalidOperationException("A return id was never set.");

    /// <summary>The id of the return that <paramref name="connection"/> of <paramref name="tenant"/> knows as <paramref name="nativeId"/>.</summary>
    public static ReturnId For(TenantId tenant, string connection, string nativeId)
    {
        var name = Encoding.UTF8.GetBytes($"{tenant.Value}\n{connection}\n{nativeId}");
        return new ReturnId("ret_" + Base32.Encode(SHA256.HashData(name).AsSpan(0, 15)));
    }

    /// <summary>Reads an id that <see cref="Value"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not a return id.</exception>
    public static ReturnId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{Clip.Of(text)}' is not a return id.");

    /// <summary>Whether <paramref name="text"/> is a return id; if so it is in <paramref name="id"/>.</summary>
    public static bool TryParse(string? text, out ReturnId id)
    {
        var ok = text is not null && Shape().IsMatch(text);
        id = ok ? new ReturnId(text!) : default;
        return ok;
    }

    /// <inheritdoc />
    public override string ToString() => _value ?? "";

    [GeneratedRegex("^ret_[0-9a-hjkmnp-tv-z]{24}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}

/// <summary>The key of one return's event stream: <c>{tenant}/{returnId}</c>.</summary>
public readonly record struct StreamKey(TenantId Tenant, ReturnId ReturnId)
{
    /// <inheritdoc />
    public override string ToString() => $"{Tenant.Value}/{ReturnId.Value}";

    /// <summary>Reads a key that <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not a stream key.</exception>
    public static StreamKey Parse(string text)
    {
        var slash = text.IndexOf('/');
        return slash > 0 && TenantId.TryParse(text[..slash], out var tenant)
            ? new StreamKey(tenant, ReturnId.Parse(text[(slash + 1)..]))
            : throw new FormatException($"'{Clip.Of(text)}' is not a stream key.");
    }
}
