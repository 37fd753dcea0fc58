using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>Stands between a connector and a real ERP, and fails where a test wants it to.</summary>
internal abstract class LiveProxy(LiveBench bench) : FakeErp
{
    private static readonly HttpClient Onward = new();

    protected override FakeAnswer Answer(FakeRequest request)
    {
        var (address, headers) = bench.Onward;
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(address, request.Path + request.Query));
        message.Content = new ByteArrayContent(request.Raw);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var name in headers)
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
