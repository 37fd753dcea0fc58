using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.Dynamics;

/// <summary>A connection to a fake ERP, kept over attempts as a host keeps it.</summary>
internal sealed class HubLink(FakeErp erp) : IDisposable
{
    private readonly HttpClient _http = Bench.Client();
    private IErpConnector? _connector;

    public Task<DeliveryOutcome> DeliverAsync(IReadOnlyList<RecordedEvent> history, bool maySend = true) =>
        (_connector ??= erp.Registration.Connect(erp.Consumer, _http, erp.Time)).DeliverAsync(Story.Attempt(history, maySend), default);

    /// <summary>Delivers again and again, as the ledger does, until the event is booked or refused.</summary>
    public async Task<DeliveryOutcome> UntilSettledAsync(IReadOnlyList<RecordedEvent> history, Action? between = null, int attempts = 5)
    {
        for (; ; between?.Invoke())
        {
            var outcome = await DeliverAsync(history);
            if (outcome.Kind is OutcomeKind.Confirmed or OutcomeKind.Refused || --attempts == 0) return outcome;
        }
    }

    public void Dispose() => _http.Dispose();
}
