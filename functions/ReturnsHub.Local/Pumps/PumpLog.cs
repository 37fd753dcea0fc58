using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ReturnsHub.Local.Pumps;

/// <summary>Logs a pump's failures: type and place, never the message, which may quote what a source sent.</summary>
internal static class PumpLog
{
    public static void Failed(this ILogger log, string pump, Exception e) =>
        log.LogError("Pump {Pump}: {Exception} {Place}", pump, e.GetType().FullName, new StackTrace(e).GetFrames() is { Length: > 0 } frames
            ? string.Join(" < ", frames.Take(4).Select(f => $"{f.GetMethod()?.DeclaringType?.Name}.{f.GetMethod()?.Name}"))
            : "nowhere");

    public static void GaveUp(this ILogger log, string pump, string messageId, int attempts) =>
        log.LogWarning("Pump {Pump} set message {Message} aside after {Attempts} attempts", pump, messageId, attempts);
}
