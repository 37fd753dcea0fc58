using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Record;

namespace ReturnsHub.Web.Errors;

/// <summary>The outermost step: whatever goes wrong leaves as problem+json, and nothing of the inside leaves with it.</summary>
internal sealed partial class ErrorEdge(RequestDelegate next, ILogger<ErrorEdge> log)
{
    public Task InvokeAsync(HttpContext context)
    {
        Task task;
        try
        {
            task = next(context);
        }
        catch (Exception e)
        {
            return FailAsync(context, e);
        }

        return task.IsCompletedSuccessfully && !IsBare(context.Response) ? Task.CompletedTask : FinishAsync(context, task);
    }

    private async Task FinishAsync(HttpContext context, Task task)
    {
        try
        {
            await task;
            if (IsBare(context.Response)) await Problems.ForStatus(context.Response.StatusCode).ExecuteAsync(context);
        }
        catch (Exception e)
        {
            await FailAsync(context, e);
        }
    }

    private static bool IsBare(HttpResponse response) =>
        response.StatusCode >= 400 && !response.HasStarted && response.ContentType is null && response.ContentLength is null;

    private async Task FailAsync(HttpContext context, Exception e)
    {
        if ((e is OperationCanceledException or IOException) && context.RequestAborted.IsCancellationRequested) return;
        var problem = Of(e);
        // Messages of exceptions may quote what a caller sent; type and place are enough to find the fault.
        if (problem.Status >= 500 && e is not StreamBusyException)
            Failed(log, Problem.TraceOf(context), e.GetType().FullName ?? e.GetType().Name, new StackTrace(e).ToString());
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        await problem.ExecuteAsync(context);
    }

    [LoggerMessage(EventId = 2001, EventName = "RequestFailed", Level = LogLevel.Error, Message = "Request {TraceId} failed with {Exception} {Place}")]
    private static partial void Failed(ILogger log, string traceId, string exception, string place);

    private static Problem Of(Exception e) => e switch
    {
        ProblemException refused => refused.Problem,
        InvalidCursorException => new Problem(400, "cursor-invalid", "The cursor is not one this hub gave out. Start again without one."),
        BadHttpRequestException bad => Problems.ForStatus(bad.StatusCode),
        StreamBusyException => new Problem(503, "return-busy", "The return is being changed by others. Try again.") { RetryAfterSeconds = 1 },
        _ => Problems.Internal,
    };
}
