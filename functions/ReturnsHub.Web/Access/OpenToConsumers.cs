using Microsoft.AspNetCore.Builder;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Access;

/// <summary>
/// An endpoint that keeps to what a consumer takes, so that a key bound to one may call it. Every other endpoint refuses such a key:
/// a return's page would show what the feed leaves out.
/// </summary>
internal sealed record OpenToConsumers
{
    public static Problem Refusal { get; } =
        new(403, "consumer-key", "This key is bound to a consumer: it reads the events that consumer takes, and nothing else. Use another key for this.");
}

/// <summary>Opens endpoints to keys of consumers.</summary>
internal static class ConsumerConventions
{
    public static TBuilder AlsoForConsumers<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenToConsumers());
}
