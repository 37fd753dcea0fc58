using System.Diagnostics;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Telemetry;

/// <summary>Spans of queues, and how spans end.</summary>
internal static class Spans
{
    /// <summary>The hub's queues as a messaging system; what carries them (Service Bus, SQLite) reports spans of its own.</summary>
    private const string System = "returnshub";

    /// <summary>A message is put on a queue. Its context is what the message carries.</summary>
    public static Activity? Send(string queue, string messageId, TraceContext? parent = null) =>
        HubTracing.Start($"send {Queues.KindOf(queue)}", ActivityKind.Producer, parent)?.Messaging("send", queue, messageId);

    /// <summary>The same, without becoming the work in hand.</summary>
    public static Activity? SendApart(string queue, string messageId, TraceContext? parent) =>
        HubTracing.StartApart($"send {Queues.KindOf(queue)}", ActivityKind.Producer, parent)?.Messaging("send", queue, messageId);

    /// <summary>A message taken from a queue is worked on. It continues the trace it was sent in: one message, one piece of work.</summary>
    public static Activity? Process(string queue, ReceivedMessage message)
    {
        if (!HubTracing.Listening) return null;
        return HubTracing.Start($"process {Queues.KindOf(queue)}", ActivityKind.Consumer, message.Trace)
            ?.Messaging("process", queue, message.Id)?.SetTag(SpanTags.Attempt, message.Attempt);
    }

    /// <summary>The work failed with a stable code.</summary>
    public static void Failed(this Activity? span, string code) => span?.SetTag(SpanTags.ErrorType, code).SetStatus(ActivityStatusCode.Error, code);

    /// <summary>The work failed with an exception. Its type is told, never its message, which may quote what a source sent.</summary>
    public static void Failed(this Activity? span, Exception e) => span.Failed(e.GetType().FullName ?? e.GetType().Name);

    private static Activity Messaging(this Activity span, string operation, string queue, string messageId) => span
        .SetTag(SpanTags.MessagingSystem, System)
        .SetTag(SpanTags.Destination, queue)
        .SetTag(SpanTags.OperationType, operation)
        .SetTag(SpanTags.OperationName, operation)
        .SetTag(SpanTags.MessageId, MessageIds.Shown(messageId));
}
