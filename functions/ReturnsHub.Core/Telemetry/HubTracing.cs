using System.Diagnostics;

namespace ReturnsHub.Core.Telemetry;

/// <summary>
/// The hub's spans, on the source <c>ReturnsHub</c>. With nobody listening no span is made and no context is carried: the cost is one
/// comparison. Which spans there are stands in this folder's README.
/// </summary>
public static class HubTracing
{
    /// <summary>The name to listen to.</summary>
    public const string SourceName = "ReturnsHub";

    // One per process by design of the library: https://learn.microsoft.com/dotnet/core/diagnostics/distributed-tracing-instrumentation-walkthroughs
    private static readonly ActivitySource Source = new(SourceName, typeof(HubTracing).Assembly.GetName().Version?.ToString(3));

    /// <summary>Whether anybody listens.</summary>
    internal static bool Listening => Source.HasListeners();

    /// <summary>What the work in hand passes on; null when nobody listens.</summary>
    internal static TraceContext? Current => Listening ? TraceContext.Of(Activity.Current) : null;

    /// <summary>
    /// Starts a span under <paramref name="parent"/>, or under the work in hand when there is none. Work in hand of another trace (the
    /// host's own, around a batch of messages) is linked.
    /// </summary>
    internal static Activity? Start(string name, ActivityKind kind, TraceContext? parent = null)
    {
        if (!Listening) return null;
        if (parent is null || !parent.TryParent(out var context)) return Source.StartActivity(name, kind);
        var around = Activity.Current;
        IEnumerable<ActivityLink>? links = around is not null && around.TraceId != context.TraceId ? [new ActivityLink(around.Context)] : null;
        return Source.StartActivity(name, kind, context, links: links);
    }

    /// <summary>Starts a span that does not become the work in hand, for work that many spans share.</summary>
    internal static Activity? StartApart(string name, ActivityKind kind, TraceContext? parent)
    {
        var around = Activity.Current;
        var span = Start(name, kind, parent);
        Activity.Current = around;
        return span;
    }

    /// <summary>What <paramref name="span"/> passes on; the work in hand when it was not sampled; null when nobody listens.</summary>
    internal static TraceContext? Passed(Activity? span) => span is null ? Current : TraceContext.Of(span);
}
