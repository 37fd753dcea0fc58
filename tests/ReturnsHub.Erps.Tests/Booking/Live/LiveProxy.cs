using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>Stands between a connector and a real ERP, and fails where a test wants it to.</summary>
internal abstract class LiveProxy(LiveBench bench) : FakeErp
{
    private static readonly HttpClient Onward = new();

    public override ErpRegistration Registration => bench.Registration;

    public override string Profile => bench.ProfileText;

    public override IReadOnlyList<string> Secrets => [bench.Secret];

    /// <summary>Whether a request is of this method, as the ERP names them.</summary>
    public abstract bool Calls(FakeRequest request, string method);

    /// <summary>Whether a request is this step of a credit note.</summary>
    public abstract bool Is(LiveStep step, FakeRequest request);

    protected override FakeAnswer Answer(FakeRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(bench.Address, request.Path + request.Query));
        if (request.Raw.Length > 0) message.Content = new ByteArrayContent(request.Raw) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        foreach (var name in bench.Headers)
        {
            if (request.Headers.TryGetValue(name, out var value)) message.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = Onward.Send(message);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        var text = reader.ReadToEnd();
        var json = response.Content.Headers.ContentType?.MediaType == "application/json";
        return new FakeAnswer((int)response.StatusCode, json && text.Length > 0 ? JsonNode.Parse(text) : null);
    }
}

/// <summary>The requests that write a document to an ERP.</summary>
public enum LiveStep
{
    /// <summary>A draft is written.</summary>
    Create,
    /// <summary>It is made final.</summary>
    Post,
}
