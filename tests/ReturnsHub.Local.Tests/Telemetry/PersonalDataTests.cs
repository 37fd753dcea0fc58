using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Local.Demo;

namespace ReturnsHub.Local.Tests.Telemetry;

/// <summary>Promise 6: personal data reaches no log, no metric and no span, whatever goes wrong.</summary>
[Collection(AloneCollection.Name)]
public sealed class PersonalDataTests
{
    private static readonly string[] Personal =
    [
        "Wilhelmine", "Katzenellenbogen", "wilhelmine.k@example.com", "Fliederweg 77", "69226 Nußloch", "4111 1111 1111 1111", "4111111111111111", "+49 170 5550123",
    ];

    private static readonly string Everything = string.Join(", ", Personal);

    [Fact]
    public async Task No_log_metric_or_span_repeats_what_messages_notes_headers_exceptions_and_answers_say_of_a_person()
    {
        using var said = new EverythingSaid(_ => true);
        await using var hub = await TracedHub.StartAsync(null, Everything, options => options with
        {
            Logging = logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(said),
            Services = services =>
            {
                options.Services?.Invoke(services);
                services.Replace(ServiceDescriptor.Singleton<IReasonClassifier>(new Quoting()));
            },
        });
        hub.Erp.Refusal = Everything;
        foreach (var status in new[] { 503, 422 }) hub.Erp.Answers.Enqueue(status);

        await hub.PlayAsync(r => r.RequestAsync(), r => r.ApproveAsync(), r => r.OrderAsync());
        await SendAsync(hub, "orders/updated", $$"""{"id":7,"email":"{{Personal[2]}}","customer":{"first_name":"{{Personal[0]}}"},"note":"{{Everything}}"}""", HttpStatusCode.Accepted);
        await SendAsync(hub, "returns/request", $$"""{"id":"{{Everything}}","customer_note":""", HttpStatusCode.Accepted);
        await SendAsync(hub, "returns/request", $$"""{"note":"{{Everything}}"}""", HttpStatusCode.Unauthorized, secret: "not the shop's");
        (await hub.Sender.WarehouseAsync(
            new { type = "receipt", id = Personal[2], occurredAt = "2026-11-20T09:00:00Z", @operator = "rita", rma = Personal[2], lines = new[] { new { sku = Personal[1], quantity = 1 } } },
            "delivery-1",
            "receipt")).ShouldBe(HttpStatusCode.Accepted);
        await OpenWithAsync(hub);
        await hub.PlayAsync(r => r.ReceiveAsync(), r => r.InspectAsync("A"));
        said.Observe();

        (await hub.Host.Services.GetRequiredService<IPersonalDataVault>().ReadAllAsync(new StreamKey(DemoShop.Tenant, hub.Return.ReturnId), default))
            .Values.ShouldContain(text => text.Contains(Personal[0], StringComparison.Ordinal), "the data did come in");
        said.Logs.ShouldContain(line => line.Contains("1001 PumpFailed", StringComparison.Ordinal) && line.Contains(hub.Return.ReturnId.Value, StringComparison.Ordinal));
        said.Logs.ShouldContain(line => line.Contains("1002 MessageSetAside", StringComparison.Ordinal));
        said.Spans.ShouldContain(line => line.Contains("error.type=http-422", StringComparison.Ordinal));
        said.Measurements.ShouldContain(line => line.Contains("returnshub.quarantined", StringComparison.Ordinal));
        Repeated(said).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_persons_name_in_a_path_or_a_trace_header_goes_no_further_than_the_door()
    {
        using var said = new EverythingSaid(source => source is "ReturnsHub" or "Microsoft.AspNetCore");
        await using var hub = await TracedHub.StartAsync(null, change: options => options with
        {
            // The web framework's debug lines tell paths; no host runs with them.
            Logging = logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Information).AddProvider(said),
        });
        foreach (var path in new[] { $"/api/returns/{Personal[2]}", $"/customers/{Personal[0]}?email={Personal[2]}", $"/webhooks/{Personal[1]}/shop" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.TryAddWithoutValidation("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            request.Headers.TryAddWithoutValidation("tracestate", $"name={Personal[0]}");
            request.Headers.TryAddWithoutValidation("baggage", $"name={Personal[0]}");
            using var answer = await hub.Http.SendAsync(request);
            ((int)answer.StatusCode).ShouldBeInRange(400, 499);
        }

        await hub.StopAsync();

        said.Spans.ShouldContain(span => span.Contains("POST /webhooks/{tenant}/{connection}", StringComparison.Ordinal));
        Repeated(said).ShouldBeEmpty();
    }

    private static List<string> Repeated(EverythingSaid said) =>
        [.. said.Logs.Concat(said.Spans).Concat(said.Measurements).Where(line => Personal.Any(p => line.Contains(p, StringComparison.OrdinalIgnoreCase)))];

    private static async Task SendAsync(TracedHub hub, string topic, string body, HttpStatusCode answer, string? secret = null) =>
        (await hub.Sender.ShopifyRawAsync(topic, Encoding.UTF8.GetBytes(body), $"{topic}-{body.Length}", TimeProvider.System.GetUtcNow(), secret)).ShouldBe(answer);

    private static async Task OpenWithAsync(TracedHub hub)
    {
        var (status, _) = await hub.Sender.ApiAsync("clara", HttpMethod.Post, "/api/returns", new
        {
            orderId = "4711",
            authorised = true,
            lines = new[] { new { lineId = "L1", sku = "S-1", quantity = 1, reason = "OTHER", note = Everything } },
        });
        status.ShouldBe(HttpStatusCode.Created);
    }

    /// <summary>A classifier that fails and says more than it should.</summary>
    private sealed class Quoting : IReasonClassifier
    {
        public Task<ClassificationReport> ClassifyAsync(string redactedText, CancellationToken ct) => throw new InvalidOperationException(Everything);
    }
}
