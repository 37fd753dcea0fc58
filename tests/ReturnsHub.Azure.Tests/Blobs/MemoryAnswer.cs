using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace ReturnsHub.Azure.Tests.Blobs;

/// <summary>An answer of a service in memory; headers without a value are left out.</summary>
internal sealed class MemoryAnswer(int status, params (string Name, string? Value)[] headers) : Response
{
    private readonly Dictionary<string, string> _headers =
        headers.Where(h => h.Value is not null).ToDictionary(h => h.Name, h => h.Value!, StringComparer.OrdinalIgnoreCase);

    public override int Status => status;

    public override string ReasonPhrase => "";

    public override Stream? ContentStream { get; set; } = new MemoryStream();

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
}
