using System.Buffers;
using System.Text.Json;

namespace ReturnsHub.Web.Access.Platform;

/// <summary>
/// The platform's principal, decoded: base64 of <c>{"auth_typ","name_typ","role_typ","claims":[{"typ","val"}]}</c>
/// (https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities#decode-the-client-principal-header).
/// </summary>
internal sealed class ClientPrincipal
{
    // 200 groups, the most a token carries, are some 20 KiB.
    private const int LongestHeader = 64 * 1024;
    private const int MostClaims = 1000;
    private const int LongestClaim = 4096;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    private readonly IReadOnlyList<(string Type, string Value)> _claims;

    private ClientPrincipal(string provider, IReadOnlyList<(string, string)> claims) => (Provider, _claims) = (provider, claims);

    /// <summary>The identity provider, as the platform names it.</summary>
    public string Provider { get; }

    /// <summary>The values of the claims of these types, each once.</summary>
    public IReadOnlyList<string> Values(IReadOnlyCollection<string> types) =>
        [.. _claims.Where(c => types.Contains(c.Type, StringComparer.Ordinal)).Select(c => c.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Decodes a header; null when it is not what the platform writes.</summary>
    public static ClientPrincipal? Decode(string header)
    {
        if (header.Length is 0 or > LongestHeader) return null;
        var buffer = ArrayPool<byte>.Shared.Rent(header.Length);
        try
        {
            if (!Convert.TryFromBase64String(header, buffer, out var length)) return null;
            using var document = JsonDocument.Parse(buffer.AsMemory(0, length), Strict);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            // Not JSON, too deep, or a member twice: nobody the platform vouches for.
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static ClientPrincipal? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "auth_typ") is not { } provider) return null;
        if (!root.TryGetProperty("claims", out var array) || array.ValueKind != JsonValueKind.Array || array.GetArrayLength() > MostClaims) return null;
        var claims = new List<(string, string)>(array.GetArrayLength());
        foreach (var claim in array.EnumerateArray())
        {
            if (claim.ValueKind != JsonValueKind.Object || Text(claim, "typ") is not { } type || Text(claim, "val") is not { } value) return null;
            claims.Add((type, value));
        }

        return new ClientPrincipal(provider, claims);
    }

    private static string? Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString() is { Length: <= LongestClaim } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8.
            return null;
        }
    }
}
