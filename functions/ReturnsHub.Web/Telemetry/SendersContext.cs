using System.Diagnostics;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Web.Telemetry;

/// <summary>
/// What is believed of a caller's trace context: its <c>traceparent</c>. A <c>tracestate</c> and baggage are text of the caller's own that
/// would travel through the hub, into its logs and on to booking systems
/// (https://www.w3.org/TR/trace-context/#privacy-considerations); they are left at the door.
/// </summary>
internal sealed class SendersContext : DistributedContextPropagator
{
    private const string TraceParent = "traceparent";
    private readonly DistributedContextPropagator _standard = CreateW3CPropagator();

    public override IReadOnlyCollection<string> Fields => _standard.Fields;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) => _standard.Inject(activity, carrier, setter);

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        (traceId, traceState) = (null, null);
        if (getter is null) return;
        getter(carrier, TraceParent, out var value, out _);
        traceId = TraceContext.Of(value, null)?.TraceParent;
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
