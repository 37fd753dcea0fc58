using System.Diagnostics;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Relay;

/// <summary>
/// The spans of step 4. A page holds events of many traces: each event gets a span in its own, and each of its messages one under that;
/// all of them last as long as the page takes.
/// </summary>
internal sealed class RelaySpans : IDisposable
{
    private readonly List<Activity>? _spans = HubTracing.Listening ? [] : null;
    private TraceContext? _event;

    /// <summary>The next event's turn.</summary>
    public void Take(RecordedEvent e)
    {
        if (_spans is null) return;
        var span = Keep(HubTracing.StartApart("relay", ActivityKind.Internal, e.Trace)
            ?.SetTag(SpanTags.Tenant, e.Tenant.Value)
            .SetTag(SpanTags.ReturnId, e.ReturnId.Value)
            .SetTag(SpanTags.EventId, e.Id.ToString())
            .SetTag(SpanTags.EventType, e.Type));
        _event = TraceContext.Of(span) ?? e.Trace;
    }

    /// <summary>A message of that event; what it carries.</summary>
    public TraceContext? Send(string queue, string messageId) =>
        _spans is null ? null : TraceContext.Of(Keep(Spans.SendApart(queue, messageId, _event)));

    /// <summary>Waits for the sending of the page.</summary>
    public async Task WhileAsync(Task sending)
    {
        try
        {
            await sending;
        }
        catch (Exception e) when (_spans is not null)
        {
            foreach (var span in _spans) span.Failed(e);
            throw;
        }
    }

    public void Dispose()
    {
        if (_spans is null) return;
        var around = Activity.Current;
        // Messages end before their events.
        for (var i = _spans.Count - 1; i >= 0; i--) _spans[i].Dispose();
        Activity.Current = around;
    }

    private Activity? Keep(Activity? span)
    {
        if (span is not null) _spans?.Add(span);
        return span;
    }
}
