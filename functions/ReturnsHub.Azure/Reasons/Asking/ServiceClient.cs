using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using OpenAI;

namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>
/// The OpenAI package's client against the endpoint of the options: Azure's v1 endpoint has the same addresses and shapes as OpenAI's own
/// (https://learn.microsoft.com/en-us/azure/foundry/openai/api-version-lifecycle), so one package serves both.
/// </summary>
internal sealed class ServiceClient : IDisposable
{
    /// <summary>What a token must be good for (https://learn.microsoft.com/en-us/azure/foundry/openai/how-to/troubleshoot-errors).</summary>
    private const string Scope = "https://ai.azure.com/.default";

    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http;
    private readonly HttpClientPipelineTransport _transport;

    public ServiceClient(ReasonModelOptions options, TokenCredential? identity)
    {
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
        OpenAI = options.ApiKey is { } key
            ? new OpenAIClient(new ApiKeyCredential(key), client)
            : new OpenAIClient(new BearerTokenPolicy(identity ?? new DefaultAzureCredential(), Scope), client);
#pragma warning restore OPENAI001
    }

    public OpenAIClient OpenAI { get; }

    public void Dispose()
    {
        _transport.Dispose();
        _http.Dispose();
    }
}
