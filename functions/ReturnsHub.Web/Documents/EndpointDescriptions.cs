using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Documents;

/// <summary>What the OpenAPI document says of an endpoint, in the endpoint's own place.</summary>
internal static class EndpointDescriptions
{
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder builder, string name, string summary, string? description = null)
    {
        builder.WithName(name).WithSummary(summary);
        return description is null ? builder : builder.WithDescription(description);
    }

    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder builder)
        where T : notnull => builder.Accepts<T>("application/json");

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder builder, int status, string what, string contentType = "application/json") =>
        builder.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(T), [contentType]), new ResponseWords(status, what));

    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder builder, int status, string what) =>
        builder.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(void)), new ResponseWords(status, what));

    /// <summary>Describes a header of a response.</summary>
    public static RouteHandlerBuilder WithHeader(this RouteHandlerBuilder builder, int status, string name, string what) =>
        builder.WithMetadata(new ResponseHeaderWords(status, name, what));

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder builder, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            builder.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemBody), [Problem.MediaType]));
        return builder;
    }
}

/// <summary>A response's description.</summary>
internal sealed record ResponseWords(int Status, string What);

/// <summary>A response header's description.</summary>
internal sealed record ResponseHeaderWords(int Status, string Name, string What);
