using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.Booking.Preview;

/// <summary>Dry runs: the same mapping and the same builders of requests as the connectors', with nothing behind them that could send.</summary>
public sealed class BookingPreviews(TimeProvider time, OutboundOptions options) : IBookingPreview, IDisposable
{
    private readonly HttpClient _silent = new(new SendsNothing());

    /// <inheritdoc />
    public bool Shows(string connector) => ErpSystems.Find(connector) is not null;

    /// <inheritdoc />
    public IReadOnlyList<string> Check(ConsumerSettings consumer) => Registered(consumer).Check(consumer, options);

    /// <inheritdoc />
    public BookingPreview Of(ConsumerSettings consumer, IReadOnlyList<RecordedEvent> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var registered = Registered(consumer);
        var profile = ProfileReader.Read(consumer.ProfileText ?? "").Profile ?? throw new ArgumentException("The consumer's profile cannot be read.", nameof(consumer));
        var erp = registered.Make(new ErpConnection(consumer, profile, _silent, time));
        var (plan, e) = (Bookings.Of(history, profile, erp.Books), history[^1]);
        var gaps = plan.Gaps.Select(g => new PreviewedGap(g.Category, g.What)).ToList();
        return new BookingPreview(
            e.Id,
            e.Type,
            e.Sequence,
            [.. plan.Documents.Select(d => Document(d, erp, gaps))],
            gaps,
            plan.Documents.Count + plan.Gaps.Count == 0 ? plan.Why : null);
    }

    /// <inheritdoc />
    public void Dispose() => _silent.Dispose();

    private static PreviewedDocument Document(ErpDocument document, IErpSystem erp, List<PreviewedGap> gaps)
    {
        var json = JsonSerializer.SerializeToNode(document, HubJson.Options)!;
        return new PreviewedDocument(json["$type"]!.GetValue<string>(), document.Number, json, Requests(document, erp, gaps));
    }

    private static IReadOnlyList<PreviewedRequest> Requests(ErpDocument document, IErpSystem erp, List<PreviewedGap> gaps)
    {
        try
        {
            return [.. erp.Preview(document).Select(r => new PreviewedRequest(r.Method, r.Path, r.Body?.DeepClone()))];
        }
        catch (ErpFaultException fault)
        {
            gaps.Add(new PreviewedGap(fault.Category, fault.Message));
            return [];
        }
    }

    private static ErpRegistration Registered(ConsumerSettings consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        return ErpSystems.Find(consumer.Connector) ?? throw new ArgumentException($"The connector '{Clip.Of(consumer.Connector)}' books by no profile.", nameof(consumer));
    }

    private sealed class SendsNothing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A dry run sends nothing.");
    }
}
