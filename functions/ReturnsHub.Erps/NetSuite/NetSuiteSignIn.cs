using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.SignIn;

namespace ReturnsHub.Erps.NetSuite;

/// <summary>
/// OAuth 2.0 client credentials: a token is asked for with an assertion signed PS256 by the private key whose certificate is mapped in
/// NetSuite (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162790605110.html and section_162755359851.html).
/// </summary>
internal static class NetSuiteSignIn
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    // The documents ask for less than an hour; an assertion is used once and at once.
    private static readonly TimeSpan AssertionLife = TimeSpan.FromMinutes(5);

    public static IErpAuth For(ErpConnection connection)
    {
        var endpoint = new Uri(connection.Consumer.Url.AbsoluteUri.TrimEnd('/') + "/auth/oauth2/v1/token");
        var (client, certificate) = (connection.Profile.Settings["clientId"], connection.Profile.Settings["certificateId"]);
        var key = connection.Consumer.Secrets[0];
        return new BearerTokens(connection.Http, connection.Time, () => new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"),
                new("client_assertion_type", AssertionType),
                new("client_assertion", Assertion(key, client, certificate, endpoint, connection.Time.GetUtcNow())),
            ]),
        });
    }

    /// <summary>Whether a text is an RSA private key in PEM form, with real line ends or with <c>\n</c> for them.</summary>
    public static bool IsKey(string pem)
    {
        try
        {
            using var rsa = Key(pem);
            return rsa.ExportParameters(includePrivateParameters: true).D is not null;
        }
        catch (Exception x) when (x is ArgumentException or CryptographicException)
        {
            return false;
        }
    }

    private static string Assertion(string pem, string client, string certificate, Uri endpoint, DateTimeOffset now)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "PS256", ["kid"] = certificate };
        var claims = new JsonObject
        {
            ["iss"] = client,
            ["scope"] = "rest_webservices",
            ["aud"] = endpoint.AbsoluteUri,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + AssertionLife).ToUnixTimeSeconds(),
        };
        var signed = $"{Part(header)}.{Part(claims)}";
        using var rsa = Key(pem);
        var signature = rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Part(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static RSA Key(string pem)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem.Replace("\\n", "\n", StringComparison.Ordinal));
            return rsa;
        }
        catch
        {
            rsa.Dispose();
            throw;
        }
    }
}
