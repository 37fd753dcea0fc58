using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>What rules may ask of an order besides money: where it was sold, and to which country. Neither is needed, so what is no code is not kept.</summary>
internal static class OrderScope
{
    private const int LongestChannel = 40;

    /// <summary>
    /// <c>source_name</c>: <c>web</c>, <c>pos</c>, or whatever an app wrote there. A text that is no handle may be anything, a
    /// person's name too.
    /// </summary>
    public static string? Channel(JsonView order)
    {
        if (order.Words("source_name")?.ToLowerInvariant() is not { } name) return null;
        var clipped = name.Length > LongestChannel ? name[..LongestChannel] : name;
        return clipped.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-') ? clipped : null;
    }

    /// <summary>The country code of the delivery address; nothing else of the address is read.</summary>
    public static string? Country(JsonView order)
    {
        var code = order.Object("shipping_address")?.Text("country_code", ReadLimits.Code)?.ToUpperInvariant();
        return code is { Length: 2 } && code.All(char.IsAsciiLetterUpper) ? code : null;
    }
}
