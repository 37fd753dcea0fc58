using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using ReturnsHub.Azure.Tests.Blobs;

namespace ReturnsHub.Azure.Tests.Signing;

/// <summary>
/// A key vault in memory behind the real client: a challenge first (https://learn.microsoft.com/azure/key-vault/general/authentication-requests-and-responses),
/// then the secret. Over a transport, not over loopback: the client sends tokens over https only.
/// </summary>
internal sealed class MemoryKeyVault : HttpPipelineTransport
{
    public required string? Secret { get; init; }

    public required string Version { get; init; }

    public int Requests { get; private set; }

    public int Challenges { get; private set; }

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The hub reads secrets asynchronously.");

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Requests++;
        message.Response = Answer(message.Request);
        message.Response.ClientRequestId = message.Request.ClientRequestId;
        return ValueTask.CompletedTask;
    }

    private MemoryAnswer Answer(Request request)
    {
        if (!request.Headers.TryGetValue("Authorization", out _))
        {
            Challenges++;
            return new MemoryAnswer(401, ("WWW-Authenticate", """Bearer authorization="https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000", resource="https://vault.azure.net" """.Trim()));
        }

        if (Secret is null || !request.Uri.Path.StartsWith("/secrets/signing-key", StringComparison.Ordinal))
            return Json(404, """{"error":{"code":"SecretNotFound","message":"No such secret."}}""");
        return Json(200, JsonSerializer.Serialize(new { value = Secret, id = $"https://{request.Uri.Host}/secrets/signing-key/{Version}", attributes = new { enabled = true } }));
    }

    private static MemoryAnswer Json(int status, string body) => new(status, ("Content-Type", "application/json")) { ContentStream = new MemoryStream(Encoding.UTF8.GetBytes(body)) };
}
