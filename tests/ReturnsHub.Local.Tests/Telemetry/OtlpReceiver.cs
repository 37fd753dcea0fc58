using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using ReturnsHub.Testing.Http;

namespace ReturnsHub.Local.Tests.Telemetry;

/// <summary>A span as a collector receives it.</summary>
internal sealed record ReceivedSpan(
    string TraceId, string SpanId, string ParentId, string Name, int Kind, IReadOnlyDictionary<string, string> Tags, int Status, string StatusText);

/// <summary>
/// A collector on loopback that takes OTLP over HTTP. Field numbers are those of
/// https://github.com/open-telemetry/opentelemetry-proto/tree/v1.5.0/opentelemetry/proto.
/// </summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private LoopbackServer _server = null!;

    /// <summary>The bodies received, with their signal: <c>traces</c>, <c>metrics</c>, <c>logs</c>.</summary>
    public ConcurrentQueue<(string Signal, byte[] Body)> Requests { get; } = new();

    /// <summary>The variables that send a host's telemetry here.</summary>
    public IConfiguration Variables => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _server.Address.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    }).Build();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        receiver._server = await LoopbackServer.StartAsync(receiver.TakeAsync);
        return receiver;
    }

    /// <summary>Every span received.</summary>
    public IReadOnlyList<ReceivedSpan> Spans() =>
    [
        .. from request in Messages("traces")
           from resource in request.Where(f => f.Number == 1)
           from scope in resource.All(2)
           from span in scope.All(2)
           select Span(span),
    ];

    /// <summary>The attributes of every resource spans came from.</summary>
    public IReadOnlyDictionary<string, string> Resource() =>
        Attributes(Messages("traces").First().First(f => f.Number == 1).All(1).First().All(1));

    /// <summary>The names of all instruments received.</summary>
    public IReadOnlySet<string> Instruments() =>
        (from request in Messages("metrics")
         from resource in request.Where(f => f.Number == 1)
         from scope in resource.All(2)
         from metric in scope.All(2)
         select metric.All(1).First().Text).ToHashSet(StringComparer.Ordinal);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private IEnumerable<IReadOnlyList<ProtobufField>> Messages(string signal) =>
        Requests.Where(r => r.Signal == signal).Select(r => ProtobufField.Read(r.Body));

    private static ReceivedSpan Span(ProtobufField span)
    {
        var fields = span.Fields.ToList();
        string Hex(int number) => fields.Where(f => f.Number == number).Select(f => f.Hex).FirstOrDefault("");
        var status = fields.Where(f => f.Number == 15).Select(f => f.Fields.ToList()).FirstOrDefault([]);
        return new ReceivedSpan(
            Hex(1), Hex(2), Hex(4),
            fields.First(f => f.Number == 5).Text,
            (int)fields.Where(f => f.Number == 6).Select(f => f.Value).FirstOrDefault(),
            Attributes(fields.Where(f => f.Number == 9)),
            (int)status.Where(f => f.Number == 3).Select(f => f.Value).FirstOrDefault(),
            status.Where(f => f.Number == 2).Select(f => f.Text).FirstOrDefault(""));
    }

    private static Dictionary<string, string> Attributes(IEnumerable<ProtobufField> attributes) => attributes.ToDictionary(
        a => a.All(1).First().Text,
        a => a.All(2).First().Fields.Select(v => v.Number == 1 ? v.Text : v.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault(""),
        StringComparer.Ordinal);

    private async Task TakeAsync(HttpContext context)
    {
        Requests.Enqueue((context.Request.Path.Value!["/v1/".Length..], await context.Request.BytesAsync()));
        context.Response.ContentType = "application/x-protobuf";
    }
}
