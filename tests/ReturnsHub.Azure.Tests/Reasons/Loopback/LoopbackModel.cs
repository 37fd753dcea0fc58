using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Testing.Http;

namespace ReturnsHub.Azure.Tests.Reasons.Loopback;

/// <summary>
/// A model service on this machine: answers what the test says, in the shapes Azure's v1 endpoint documents, and keeps what it was asked.
/// </summary>
internal sealed class LoopbackModel : IAsyncDisposable
{
    private readonly ConcurrentQueue<ModelRequest> _requests = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private LoopbackServer _server = null!;

    /// <summary>What the model answers; by default that the goods are too small, for sure.</summary>
    public Func<ModelRequest, ModelAnswerText> Answers { get; set; } = _ => Answering.With("A");

    public IReadOnlyList<ModelRequest> Requests => [.. _requests];

    public Uri Endpoint => new(_server.Address, "openai/v1/");

    public ReasonModelOptions Options => new() { Endpoint = Endpoint, Deployment = "reasons", ApiKey = "key-1" };

    public static async Task<LoopbackModel> StartAsync()
    {
        var model = new LoopbackModel();
        model._server = await LoopbackServer.StartAsync(model.HandleAsync);
        return model;
    }

    /// <summary>Completes when one more request has come in than was waited for before.</summary>
    public Task ArrivedAsync() => _arrived.WaitAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        var body = await http.Request.BytesAsync();
        var json = http.Request.ContentType == "application/json" ? JsonDocument.Parse(body).RootElement : default;
        var request = new ModelRequest(http.Request.Method, http.Request.Path, json, body, http.Request.HeadersByName());
        _requests.Enqueue(request);
        var answer = Answers(request);
        _arrived.Release();
        if (answer.After is { } gate) await gate.WaitAsync(http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        if (answer.HangUp)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        foreach (var (name, value) in answer.Headers) http.Response.Headers[name] = value;
        await http.Response.WriteAsync(answer.Body, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}

/// <summary>A request as it came in.</summary>
internal sealed record ModelRequest(string Method, string Path, JsonElement Json, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public bool WantsProbabilities => Json.TryGetProperty("logprobs", out var wanted) && wanted.GetBoolean();

    public string Message(int index) => Json.GetProperty("messages")[index].GetProperty("content").GetString()!;

    /// <summary>The customer's words, as the model gets to see them.</summary>
    public string Words => JsonDocument.Parse(Message(1)).RootElement.GetProperty("words").GetString()!;
}

/// <summary>An answer: status, headers, body.</summary>
internal sealed record ModelAnswerText(string Body, int Status = 200)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The answer is held back until this completes.</summary>
    public Task? After { get; init; }

    /// <summary>Breaks the connection instead of answering.</summary>
    public bool HangUp { get; init; }
}
