using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Web.Telemetry;

/// <summary>
/// What every log line written while a message is worked on carries: its queue, its id, its trace, and the return where the session
/// names one. The trace is named because a fault is told after its span has ended.
/// </summary>
public static class MessageScope
{
    private const string ReturnPrefix = "ret_";

    private static readonly Func<ILogger, string, string, string, IDisposable?> OfMessage =
        LoggerMessage.DefineScope<string, string, string>("queue {Queue} message {MessageId} trace {MessageTraceId}");

    private static readonly Func<ILogger, string, string, string, string, IDisposable?> OfReturn =
        LoggerMessage.DefineScope<string, string, string, string>("queue {Queue} message {MessageId} trace {MessageTraceId} return {ReturnId}");

    /// <summary>Opens the scope; dispose it when the message is done with.</summary>
    public static IDisposable? HandlingMessage(this ILogger log, string queue, string session, ReceivedMessage message)
    {
        var id = MessageIds.Shown(message.Id);
        var trace = message.Trace?.TraceId ?? "";
        var name = session[(session.LastIndexOf('/') + 1)..];
        return name.StartsWith(ReturnPrefix, StringComparison.Ordinal) ? OfReturn(log, queue, id, trace, name) : OfMessage(log, queue, id, trace);
    }
}
