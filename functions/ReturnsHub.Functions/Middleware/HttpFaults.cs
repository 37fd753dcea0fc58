using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using ReturnsHub.Functions.Pipeline;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Functions.Middleware;

/// <summary>
/// Answers a request whose function failed. Nobody else would: the worker leaves the response as it is, and the caller waits or reads an
/// empty 200. What fails inside the web pipeline is answered there; this is for what fails around it.
/// </summary>
internal sealed class HttpFaults(ILogger<HttpFaults> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (context.GetHttpContext() is { } http)
        {
            if (http.RequestAborted.IsCancellationRequested) return;
            log.Failed(context.FunctionDefinition.Name, e);
            if (http.Response.HasStarted) http.Abort();
            else await FaultAnswers.WriteAsync(http);
        }
    }
}
