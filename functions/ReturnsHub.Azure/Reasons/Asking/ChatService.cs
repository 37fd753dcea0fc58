using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>
/// Sends one request to the service by the OpenAI package, which brings the addresses, the sign-in and the connections; what is sent and
/// what comes back is written and read here, because a batch needs the same and a foreign answer must never surface as an exception.
/// </summary>
internal sealed class ChatService : IDisposable
{
    /// <summary>What a token must be good for (https://learn.microsoft.com/en-us/azure/foundry/openai/how-to/troubleshoot-errors).</summary>
    private const string Scope = "https://ai.azure.com/.default";

    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http;
    private readonly HttpClientPipelineTransport _transport;
    private readonly ChatClient _chat;
    private readonly TimeProvider _time;

    public ChatService(ReasonModelOptions options, TokenCredential? identity, TimeProvider time)
    {
        _time = time;
        // A redirect would carry the customer's words to a place nobody configured.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionLife }) { Timeout = Timeout.InfiniteTimeSpan };
        _transport = new HttpClientPipelineTransport(_http);
        var client = new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            Transport = _transport,
            // Who repeats and for how long is decided in one place: Patience.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
#pragma warning disable OPENAI001 // Signing in by token is marked as subject to change; there is no other way to do it.
        _chat = options.ApiKey is { } key
            ? new ChatClient(options.Deployment, new ApiKeyCredential(key), client)
            : new ChatClient(options.Deployment, new BearerTokenPolicy(identity ?? new DefaultAzureCredential(), Scope), client);
#pragma warning restore OPENAI001
    }

    /// <summary>Asks once. What goes wrong on the way is in the reply.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public async Task<ModelReply> AskAsync(byte[] request, CancellationToken ct)
    {
        try
        {
            using var content = BinaryContent.Create(BinaryData.FromBytes(request));
            var options = new RequestOptions { CancellationToken = ct, BufferResponse = false, ErrorOptions = ClientErrorBehaviors.NoThrow };
            var result = await _chat.CompleteChatAsync(content, options);
            using var response = result.GetRawResponse();
            var body = await ReadAsync(response.ContentStream, ct);
            if (body is null) return ModelReply.Failed(ModelFallback.BadOutput);
            return response.Status == 200
                ? ChatResponse.Read(body)
                : ErrorResponse.Read(response.Status, body, name => response.Headers.TryGetValue(name, out var value) ? value : null, _time.GetUtcNow());
        }
        catch (AuthenticationFailedException)
        {
            return ModelReply.Failed(ModelFallback.Rejected);
        }
        catch (Exception e) when (e is ClientResultException or HttpRequestException or IOException)
        {
            return ModelReply.Failed(ModelFallback.Network);
        }
    }

    public void Dispose()
    {
        _transport.Dispose();
        _http.Dispose();
    }

    /// <summary>The body; null when it is longer than any answer.</summary>
    private static async Task<byte[]?> ReadAsync(Stream? stream, CancellationToken ct)
    {
        if (stream is null) return [];
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, ct)) > 0)
        {
            if (kept.Length + read > ChatResponse.MostBytes) return null;
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}
