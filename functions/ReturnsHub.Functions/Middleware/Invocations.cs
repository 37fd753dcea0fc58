using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace ReturnsHub.Functions.Middleware;

/// <summary>
/// Puts every invocation on its trace (W3C Trace Context, as the platform hands it over) and names it in the log. Exporters take part by
/// listening to <see cref="SourceName"/>.
/// </summary>
internal sealed class Invocations(ILogger<Invocations> log) : IFunctionsWorkerMiddleware
{
    /// <summary>The source of invocations' spans.</summary>
    public const string SourceName = "ReturnsHub.Functions";

    private static readonly ActivitySource Source = new(SourceName);

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var name = context.FunctionDefinition.Name;
        _ = ActivityContext.TryParse(context.TraceContext.TraceParent, context.TraceContext.TraceState, isRemote: true, out var parent);
        using var span = Source.StartActivity(name, ActivityKind.Internal, Activity.Current?.Context ?? parent);
        using var scope = log.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["Function"] = name,
            ["Invocation"] = context.InvocationId,
            ["TraceId"] = (Activity.Current?.TraceId ?? parent.TraceId).ToHexString(),
        });
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            span?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            throw;
        }
    }
}
