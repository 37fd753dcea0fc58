using System.Text.Json;
using System.Text.Json.Serialization;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Web.Json;

/// <summary>How the API reads what callers send: the hub's own JSON, strictly.</summary>
internal static class WebJson
{
    /// <summary>Options for request bodies: unknown members, repeated members and nulls where none belong are refused.</summary>
    public static JsonSerializerOptions Requests { get; } = CreateForRequests();

    /// <summary>Gives <paramref name="options"/> the hub's way of writing, so that the OpenAPI document describes it.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = HubJson.Options.PropertyNamingPolicy;
        options.DefaultIgnoreCondition = HubJson.Options.DefaultIgnoreCondition;
        options.Encoder = HubJson.Options.Encoder;
        options.MaxDepth = HubJson.Options.MaxDepth;
        options.RespectNullableAnnotations = HubJson.Options.RespectNullableAnnotations;
        options.NumberHandling = JsonNumberHandling.Strict;
        foreach (var converter in HubJson.Options.Converters) options.Converters.Add(converter);
    }

    private static JsonSerializerOptions CreateForRequests()
    {
        var options = new JsonSerializerOptions
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
        };
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
