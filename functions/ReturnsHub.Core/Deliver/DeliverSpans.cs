using System.Diagnostics;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Deliver;

/// <summary>The span of step 6: one call of a booking system. The HTTP client's own span stands under it and tells the other side its context.</summary>
internal static class DeliverSpans
{
    public static Activity? Call(ConsumerSettings consumer, ReceivedMessage message, RecordedEvent e) => HubTracing.Start("deliver", ActivityKind.Client)
        ?.SetTag(SpanTags.Tenant, consumer.Tenant.Value)
        .SetTag(SpanTags.Consumer, consumer.Id)
        .SetTag(SpanTags.ReturnId, e.ReturnId.Value)
        .SetTag(SpanTags.EventId, e.Id.ToString())
        .SetTag(SpanTags.EventType, e.Type)
        .SetTag(SpanTags.Attempt, message.Attempt);

    /// <summary>How it ended, by kind and category; the answer's own words stay in the ledger.</summary>
    public static void Ended(Activity? span, DeliveryOutcome outcome)
    {
        if (span is null) return;
        span.SetTag(SpanTags.Outcome, outcome.Kind.ToString());
        if (outcome.Kind != OutcomeKind.Confirmed) span.Failed(outcome.Category ?? "refused");
    }
}
