using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Attempts;

namespace ReturnsHub.Functions.Pipeline;

/// <summary>Logs faults: type and place, never the message, which may quote what a source sent.</summary>
internal static class FunctionLog
{
    private const int Frames = 4;

    public static void Ended(this ILogger log, string function, string messageId, MessageEnd? end)
    {
        if (end?.Fault is { } fault) log.LogError("Function {Function}, message {Message}: {Exception} {Place}", function, messageId, fault.GetType().FullName, PlaceOf(fault));
        if (end is MessageEnd.Dead dead) log.LogWarning("Function {Function}, message {Message}: dead-lettered, {Reason}", function, messageId, dead.Reason);
        else if (end is MessageEnd.Done { Fault: not null }) log.LogWarning("Function {Function}, message {Message}: set aside", function, messageId);
    }

    public static string PlaceOf(Exception fault) =>
        new StackTrace(fault).GetFrames() is { Length: > 0 } frames
            ? string.Join(" < ", frames.Take(Frames).Select(f => $"{f.GetMethod()?.DeclaringType?.Name}.{f.GetMethod()?.Name}"))
            : "nowhere";
}
