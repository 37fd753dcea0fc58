using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.Dynamics;

/// <summary>Microsoft Entra's token endpoint: tokens for one app and scope that live an hour.</summary>
internal sealed class FakeEntra(TimeProvider time, string scope)
{
    public const string Secret = "s3cr3t~value";
    public const string ClientId = "11111111-2222-3333-4444-555555555555";
    public const string Path = "/login/contoso.onmicrosoft.com/oauth2/v2.0/token";

    private readonly Dictionary<string, DateTimeOffset> _tokens = [];

    public int Issued => _tokens.Count;

    /// <summary>What it answers instead of a token.</summary>
    public FakeAnswer? Refusal { get; set; }

    public bool Takes(FakeRequest request) => request.Path == Path;

    public FakeAnswer Answer(FakeRequest request)
    {
        if (Refusal is { } refusal) return refusal;
        var form = Encoding.UTF8.GetString(request.Raw).Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
        if (form["grant_type"] != "client_credentials" || form["client_id"] != ClientId || form["client_secret"] != Secret)
            return new FakeAnswer(401, new JsonObject { ["error"] = "invalid_client", ["error_description"] = "AADSTS7000215: Invalid client secret provided." });
        if (form["scope"] != scope) return new FakeAnswer(400, new JsonObject { ["error"] = "invalid_scope" });
        var token = string.Create(CultureInfo.InvariantCulture, $"token-{_tokens.Count + 1}");
        _tokens[token] = time.GetUtcNow() + TimeSpan.FromHours(1);
        return new FakeAnswer(200, new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3599, ["access_token"] = token });
    }

    public bool Knows(FakeRequest request) =>
        request.Headers.GetValueOrDefault("Authorization") is { } header && header.StartsWith("Bearer ", StringComparison.Ordinal)
        && _tokens.TryGetValue(header["Bearer ".Length..], out var until) && until > time.GetUtcNow();

    /// <summary>Makes every token worthless, as an administrator does.</summary>
    public void Revoke()
    {
        foreach (var token in _tokens.Keys.ToArray()) _tokens[token] = DateTimeOffset.MinValue;
    }
}
