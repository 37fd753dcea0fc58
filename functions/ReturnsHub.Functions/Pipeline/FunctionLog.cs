using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Functions.Pipeline;

/// <summary>The app's log lines. Of faults type and place, never the message, which may quote what a source sent.</summary>
internal static partial class FunctionLog
{
    private const int Frames = 4;

    public static void Ended(this ILogger log, string function, string messageId, MessageEnd? end)
    {
        var shown = MessageIds.Shown(messageId);
        if (end?.Fault is { } fault) log.MessageFailed(function, shown, NameOf(fault), PlaceOf(fault));
        if (end is MessageEnd.Dead dead) log.DeadLettered(function, shown, dead.Reason);
        else if (end is MessageEnd.Done { Fault: not null }) log.SetAside(function, shown);
    }

    public static void Failed(this ILogger log, string function, Exception fault) => log.RequestFailed(function, NameOf(fault), PlaceOf(fault));

    [LoggerMessage(EventId = 3005, EventName = "BatchFileTaken", Level = LogLevel.Information, Message = "File of {Tenant}/{Connection}: {Kept} kept, {Duplicates} known, {Quarantined} quarantined")]
    public static partial void BatchFileTaken(this ILogger log, string tenant, string connection, int kept, int duplicates, int quarantined);

    [LoggerMessage(EventId = 3006, EventName = "AppSubscription", Level = LogLevel.Warning, Message = "Subscription of {Connection}: {State} {Topic} {Detail}")]
    public static partial void Subscription(this ILogger log, string connection, string state, string topic, string? detail);

    [LoggerMessage(EventId = 3007, EventName = "AppSubscriptionsUnseen", Level = LogLevel.Warning, Message = "The subscriptions of {Connection} could not be looked at: {Fault}")]
    public static partial void SubscriptionsUnseen(this ILogger log, string connection, string fault);

    [LoggerMessage(EventId = 3008, EventName = "AppReconciliationStopped", Level = LogLevel.Warning, Message = "Reconciliation of {Connection} stopped early: {Fault}")]
    public static partial void ReconciliationStopped(this ILogger log, string connection, string fault);

    [LoggerMessage(EventId = 3009, EventName = "BatchFileRefused", Level = LogLevel.Warning, Message = "File of {Tenant}/{Connection} refused: {Reason}")]
    public static partial void BatchFileRefused(this ILogger log, string tenant, string connection, string reason);

    [LoggerMessage(EventId = 3001, EventName = "FunctionFailed", Level = LogLevel.Error, Message = "Function {Function}: {Exception} {Place}")]
    private static partial void RequestFailed(this ILogger log, string function, string exception, string place);

    [LoggerMessage(EventId = 3002, EventName = "FunctionMessageFailed", Level = LogLevel.Error, Message = "Function {Function}, message {Message}: {Exception} {Place}")]
    private static partial void MessageFailed(this ILogger log, string function, string message, string exception, string place);

    [LoggerMessage(EventId = 3003, EventName = "FunctionMessageDead", Level = LogLevel.Warning, Message = "Function {Function}, message {Message}: dead-lettered, {Reason}")]
    private static partial void DeadLettered(this ILogger log, string function, string message, string reason);

    [LoggerMessage(EventId = 3004, EventName = "FunctionMessageSetAside", Level = LogLevel.Warning, Message = "Function {Function}, message {Message}: set aside")]
    private static partial void SetAside(this ILogger log, string function, string message);

    private static string NameOf(Exception fault) => fault.GetType().FullName ?? fault.GetType().Name;

    private static string PlaceOf(Exception fault) =>
        new StackTrace(fault).GetFrames() is { Length: > 0 } frames
            ? string.Join(" < ", frames.Take(Frames).Select(f => $"{f.GetMethod()?.DeclaringType?.Name}.{f.GetMethod()?.Name}"))
            : "nowhere";
}
