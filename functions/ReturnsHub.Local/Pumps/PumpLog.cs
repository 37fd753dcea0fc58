using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Local.Pumps;

/// <summary>Logs a pump's failures: type and place, never the message, which may quote what a source sent.</summary>
internal static class PumpLog
{
    public static void Failed(this ILogger log, string pump, Exception e) =>
        log.LogError("Pump {Pump}: {Exception} {Place}", pump, e.GetType().FullName, new StackTrace(e).GetFrames() is { Length: > 0 } frames
            ? string.Join(" < ", frames.Take(4).Select(f => $"{f.GetMethod()?.DeclaringType?.Name}.{f.GetMethod()?.Name}"))
            : "nowhere");

    /// <summary>Logs the fault behind an end, and that a message was set aside.</summary>
    public static void Ended(this ILogger log, string pump, ReceivedMessage message, MessageEnd end)
    {
        if (end.Fault is { } fault) log.Failed(pump, fault);
        if (end is MessageEnd.Dead { Reason: "processing-failed" } or MessageEnd.Done { Fault: not null }) GaveUp(log, pump, message.Id, message.Attempt);
    }

    private static void GaveUp(ILogger log, string pump, string messageId, int attempts) =>
        log.LogWarning("Pump {Pump} set message {Message} aside after {Attempts} attempts", pump, messageId, attempts);
}
