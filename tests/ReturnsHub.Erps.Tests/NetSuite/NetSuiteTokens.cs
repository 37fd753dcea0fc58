using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.NetSuite;

/// <summary>The token endpoint: verifies assertions with the certificate's public key, and gives tokens that live an hour.</summary>
internal sealed class NetSuiteTokens(TimeProvider time, Func<Uri> address)
{
    private static readonly RSA Key = RSA.Create(2048);

    private readonly Dictionary<string, DateTimeOffset> _given = [];

    public static string PrivateKey { get; } = Key.ExportPkcs8PrivateKeyPem();

    public int Given => _given.Count;

    /// <summary>Lets no token count any more, whatever its life.</summary>
    public void Revoke()
    {
        foreach (var token in _given.Keys) _given[token] = DateTimeOffset.MinValue;
    }

    public bool Takes(FakeRequest request) =>
        request.Headers.TryGetValue("Authorization", out var value) && value.StartsWith("Bearer ", StringComparison.Ordinal)
        && _given.TryGetValue(value["Bearer ".Length..], out var until) && time.GetUtcNow() < until;

    public FakeAnswer Give(FakeRequest request)
    {
        var form = Encoding.UTF8.GetString(request.Raw).Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1].Replace('+', ' ')));
        if (request.Method != "POST" || form["grant_type"] != "client_credentials" || form["client_assertion_type"] != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            return Refuse("invalid_request");
        return IsGood(form["client_assertion"]) ? Token() : Refuse("invalid_client");
    }

    private bool IsGood(string assertion)
    {
        var parts = assertion.Split('.');
        var (header, claims) = (Part(parts[0]), Part(parts[1]));
        var (issued, expires) = (claims["iat"]!.GetValue<long>(), claims["exp"]!.GetValue<long>());
        return header["alg"]!.GetValue<string>() == "PS256" && header["typ"]!.GetValue<string>() == "JWT" && header["kid"]!.GetValue<string>() == "q3Zr1nVtYk"
            && claims["iss"]!.GetValue<string>() == "4f1c0a7d9e2b" && claims["scope"]!.GetValue<string>() == "rest_webservices"
            && claims["aud"]!.GetValue<string>() == new Uri(address(), "auth/oauth2/v1/token").AbsoluteUri
            && expires - issued < 3600 && expires > time.GetUtcNow().ToUnixTimeSeconds()
            && Key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
    }

    private FakeAnswer Token()
    {
        var token = $"token-{_given.Count + 1}";
        _given[token] = time.GetUtcNow().AddHours(1);
        return new FakeAnswer(200, new JsonObject { ["access_token"] = token, ["expires_in"] = "3600", ["token_type"] = "Bearer" });
    }

    private static FakeAnswer Refuse(string error) => new(400, new JsonObject { ["error"] = error });

    private static JsonNode Part(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!;
}
