using System.Globalization;
using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// Reads Shopify's ids as digits. They exceed 2^53, and whatever carried a body through a binary float rounded the numeric
/// ones; the digits of <c>admin_graphql_api_id</c> (<c>gid://shopify/Return/123</c>) survive and come first.
/// </summary>
internal static class ShopifyIds
{
    private const string Gid = "admin_graphql_api_id";
    private const string Prefix = "gid://shopify/";

    /// <summary>The id of <paramref name="view"/> as an object of <paramref name="type"/>; null when it has none.</summary>
    public static string? Of(JsonView view, string type)
    {
        if (view.Text(Gid, ReadLimits.Name) is not { } gid) return view.Digits("id");
        var (actual, digits) = Split(gid);
        if (digits is null) throw new UnreadableException("id-invalid", $"'{view.At(Gid)}' is not an id of Shopify's.");
        return actual == type
            ? digits
            : throw new UnreadableException("topic-mismatch", $"'{view.At(Gid)}' is not the id of a {type}: the body is not of the topic the header names.");
    }

    /// <summary>The id of <paramref name="view"/>, which must have one.</summary>
    public static string Required(JsonView view, string type) =>
        Of(view, type) ?? throw new UnreadableException("id-missing", $"'{view.At(Gid)}' and '{view.At("id")}' are missing.");

    /// <summary>The type that the body's own id names; null when it names none.</summary>
    public static string? TypeOf(JsonView view) => view.Text(Gid, ReadLimits.Name) is { } gid ? Split(gid).Type : null;

    /// <summary>The digits of a global id of <paramref name="type"/>; null when it is none.</summary>
    public static string? Digits(string? gid, string type) =>
        gid is { Length: <= ReadLimits.Name } && Split(gid) is { Type: { } actual, Digits: { } digits } && actual == type ? digits : null;

    private static (string? Type, string? Digits) Split(string gid)
    {
        if (!gid.StartsWith(Prefix, StringComparison.Ordinal)) return (null, null);
        var slash = gid.IndexOf('/', Prefix.Length);
        if (slash < 0) return (null, null);
        // Some ids carry parameters: gid://shopify/LineItem/1?reference=...
        var end = gid.IndexOf('?', slash);
        var digits = end < 0 ? gid[(slash + 1)..] : gid[(slash + 1)..end];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (gid[Prefix.Length..slash], number.ToString(CultureInfo.InvariantCulture))
            : (gid[Prefix.Length..slash], null);
    }
}
