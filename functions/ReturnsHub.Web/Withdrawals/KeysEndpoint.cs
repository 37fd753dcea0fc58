using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Withdrawals;

/// <summary>The hub's public keys: a JWK set, RFC 7517 (https://www.rfc-editor.org/rfc/rfc7517).</summary>
/// <param name="Keys">The keys.</param>
public sealed record PublicKeys(IReadOnlyList<PublicKey> Keys);

/// <summary>A public key: members by RFC 7517 and RFC 7518, section 6.2.</summary>
/// <param name="Kty">Always <c>EC</c>.</param>
/// <param name="Crv">Always <c>P-256</c>.</param>
/// <param name="X">The point's x, base64url.</param>
/// <param name="Y">The point's y, base64url.</param>
/// <param name="Kid">The key's id, as it stands in a receipt's seal.</param>
/// <param name="Alg">Always <c>ES256</c>.</param>
/// <param name="Use">Always <c>sig</c>.</param>
public sealed record PublicKey(string Kty, string Crv, string X, string Y, string Kid, string Alg, string Use);

/// <summary>Publishes the key that checks receipts. Open to all: a customer has no key of the API.</summary>
internal sealed class KeysEndpoint(ISigningKey key)
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/keys", (KeysEndpoint endpoint) => endpoint.Get())
            .Describe("listKeys", "Show the public key that checks the hub's receipts.")
            .Answers<PublicKeys>(200, "A JWK set.");

    private IResult Get()
    {
        using var curve = ECDsa.Create();
        curve.ImportSubjectPublicKeyInfo(key.PublicKey.Span, out _);
        var point = curve.ExportParameters(includePrivateParameters: false).Q;
        return Answers.Json(new PublicKeys(
            [new PublicKey("EC", "P-256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y), key.KeyId, "ES256", "sig")]));
    }
}
