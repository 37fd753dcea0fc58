using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Azure;
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

    private async Task<Answer> AnswerAsync(HttpMessage message)
    {
        if (Interlocked.Decrement(ref _unavailable) >= 0) return new Answer(503, "ServerBusy");
        var path = message.Request.Uri.Path;
        if (message.Request.Method == RequestMethod.Get)
            return Blobs.TryGetValue(path, out var found) ? new Answer(200, body: found) : new Answer(404, "BlobNotFound");
        if (message.Request.Method != RequestMethod.Put) return new Answer(400, "UnsupportedHttpVerb");
        var body = new MemoryStream();
        if (message.Request.Content is { } content) await content.WriteToAsync(body, message.CancellationToken);
        if (!message.Request.Headers.TryGetValue("If-None-Match", out var condition) || condition != "*")
            return new Answer(409, "BlobImmutableDueToPolicy");
        var made = Blobs.TryAdd(path, body.ToArray());
        if (Interlocked.Decrement(ref _lost) >= 0) throw new IOException("The connection was closed before the answer.");
        return made ? new Answer(201) : new Answer(409, "BlobAlreadyExists");
    }

    private sealed class Answer(int status, string? code = null, byte[]? body = null) : Response
    {
        private readonly Dictionary<string, string> _headers = HeadersOf(code, body);

        public override int Status => status;

        public override string ReasonPhrase => code ?? "OK";

        public override Stream? ContentStream { get; set; } = new MemoryStream(body ?? []);

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose() => ContentStream?.Dispose();

        protected override bool ContainsHeader(string name) => _headers.ContainsKey(name);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers.Select(h => new HttpHeader(h.Key, h.Value));

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => _headers.TryGetValue(name, out value);

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = _headers.TryGetValue(name, out var value) ? [value] : null;
            return values is not null;
        }

        private static Dictionary<string, string> HeadersOf(string? code, byte[]? body)
        {
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["ETag"] = "\"0x1\"",
                ["Last-Modified"] = "Sun, 01 Mar 2026 12:00:00 GMT",
                ["Content-Length"] = (body?.Length ?? 0).ToString(CultureInfo.InvariantCulture),
                ["x-ms-blob-type"] = "BlockBlob",
            };
            if (code is not null) headers["x-ms-error-code"] = code;
            return headers;
        }
    }
}
