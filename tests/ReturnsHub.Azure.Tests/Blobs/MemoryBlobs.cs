using System.Collections.Concurrent;
using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ReturnsHub.Azure.Tests.Blobs;

/// <summary>A blob service in memory behind the real client: what Azurite does not do on request, lost answers and damage.</summary>
internal sealed class MemoryBlobs : HttpPipelineTransport
{
    private int _lost;
    private int _unavailable;
    private int _requests;

    /// <summary>Blobs by path.</summary>
    public ConcurrentDictionary<string, byte[]> Blobs { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests that came.</summary>
    public int Requests => _requests;

    /// <summary>The answers to the next writes do not come, though the writes take place.</summary>
    public void LoseAnswers(int count) => Interlocked.Exchange(ref _lost, count);

    /// <summary>The next requests are answered 503 and do nothing.</summary>
    public void BeUnavailable(int count) => Interlocked.Exchange(ref _unavailable, count);

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The hub reads and writes blobs asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Interlocked.Increment(ref _requests);
        message.Response = await AnswerAsync(message);
        message.Response.ClientRequestId = message.Request.ClientRequestId;
    }

    private async Task<MemoryAnswer> AnswerAsync(HttpMessage message)
    {
        if (Interlocked.Decrement(ref _unavailable) >= 0) return Answer(503, "ServerBusy");
        var path = message.Request.Uri.Path;
        if (message.Request.Method == RequestMethod.Get)
            return Blobs.TryGetValue(path, out var found) ? Answer(200, body: found) : Answer(404, "BlobNotFound");
        if (message.Request.Method != RequestMethod.Put) return Answer(400, "UnsupportedHttpVerb");
        var body = new MemoryStream();
        if (message.Request.Content is { } content) await content.WriteToAsync(body, message.CancellationToken);
        if (!message.Request.Headers.TryGetValue("If-None-Match", out var condition) || condition != "*")
            return Answer(409, "BlobImmutableDueToPolicy");
        var made = Blobs.TryAdd(path, body.ToArray());
        if (Interlocked.Decrement(ref _lost) >= 0) throw new IOException("The connection was closed before the answer.");
        return made ? Answer(201) : Answer(409, "BlobAlreadyExists");
    }

    private static MemoryAnswer Answer(int status, string? code = null, byte[]? body = null)
    {
        var length = (body?.Length ?? 0).ToString(CultureInfo.InvariantCulture);
        var answer = new MemoryAnswer(
            status, ("ETag", "\"0x1\""), ("Last-Modified", "Sun, 01 Mar 2026 12:00:00 GMT"), ("Content-Length", length), ("x-ms-blob-type", "BlockBlob"),
            ("x-ms-error-code", code));
        if (body is not null) answer.ContentStream = new MemoryStream(body);
        return answer;
    }
}
