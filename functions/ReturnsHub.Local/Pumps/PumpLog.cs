using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Local.Pumps;

/// <summary>Logs a pump's failures: type and place, never the message, which may quote what a source sent.</summary>
internal static partial class PumpLog
{
    public static void Failed(this ILogger log, string pump, Exception e)
    {
        if (!log.IsEnabled(LogLevel.Error)) return;
        log.Failed(pump, e.GetType().FullName ?? e.GetType().Name, new StackTrace(e).GetFrames() is { Length: > 0 } frames
            ? string.Join(" < ", frames.Take(4).Select(f => $"{f.GetMethod()?.DeclaringType?.Name}.{f.GetMethod()?.Name}"))
            : "nowhere");
    }

    /// <summary>Logs the fault behind an end, and that a message was set aside.</summary>
    public static void Ended(this ILogger log, string pump, ReceivedMessage message, MessageEnd end)
    {
        if (end.Fault is { } fault) log.Failed(pump, fault);
        if (end is MessageEnd.Dead { Reason: "processing-failed" } or MessageEnd.Done { Fault: not null }) log.SetAside(pump, MessageIds.Shown(message.Id), message.Attempt);
    }

    [LoggerMessage(EventId = 1001, EventName = "PumpFailed", Level = LogLevel.Error, Message = "Pump {Pump}: {Exception} {Place}")]
    private static partial void Failed(this ILogger log, string pump, string exception, string place);

    [LoggerMessage(
        EventId = 1002, EventName = "MessageSetAside", Level = LogLevel.Warning, Message = "Pump {Pump} set message {Message} aside after {Attempts} attempts")]
    private static partial void SetAside(this ILogger log, string pump, string message, int attempts);
}
