using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Core.Wire;
using ReturnsHub.Core.Wire.Contracts;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Feed;

/// <summary>The catalogue of event types: what each says, since when, its schema and an example.</summary>
internal static class EventTypeEndpoints
{
    private const string Path = "/api/event-types/";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/event-types", List)
            .Needs(Permission.ReadReturns)
            .AlsoForConsumers()
            .Describe("listEventTypes", "List the event types, and the versions of the contract they came with. A key bound to a consumer lists what that consumer takes.")
            .Answers<EventTypesView>(200, "The event types.");
        api.MapGet("/event-types/{name}", Get)
            .Needs(Permission.ReadReturns)
            .AlsoForConsumers()
            .Describe(
                "getEventType",
                "Show an event type: fields with the version each came with, JSON Schema and an example.",
                "name: returnshub.credit.released.v1, or credit.released for its newest version.")
            .Answers<EventTypeView>(200, "The event type.")
            .Refuses(404);
    }

    private static IResult List(HttpContext context, FeedFilters filters) => Answers.Json(new EventTypesView(
        EventContract.Published.Versions,
        [.. Visible(filters.ConsumerOf(context, null, null)).Select(Link)]));

    private static IResult Get(string name, HttpContext context, FeedFilters filters)
    {
        var found = Visible(filters.ConsumerOf(context, null, null))
            .Where(e => string.Equals(e.Type, name, StringComparison.Ordinal) || Subscriptions.Name(e.Type).SequenceEqual(name))
            .MaxBy(e => Link(e).Version);
        return found is null ? Problems.NotFound : Answers.Json(View(found));
    }

    private static IEnumerable<ContractEvent> Visible(ConsumerSettings? consumer) =>
        EventContract.Published.Events.Where(e => consumer is null || Subscriptions.Takes(consumer, e.Type));

    private static EventTypeLink Link(ContractEvent e)
    {
        var name = Subscriptions.Name(e.Type).ToString();
        return new EventTypeLink(e.Type, name, EventExamples.VersionOf(e.Type), e.Since, e.What, Path + e.Type, CloudEventJson.SchemaPath(e.Type));
    }

    private static EventTypeView View(ContractEvent e) => new()
    {
        Type = e.Type,
        Name = Subscriptions.Name(e.Type).ToString(),
        Version = EventExamples.VersionOf(e.Type),
        Since = e.Since,
        What = e.What,
        Envelope = EventContract.Published.Envelope,
        Fields = e.Fields,
        Shapes = EventContract.Published.ShapesOf(e),
        Schema = Schemas.Find(e.Type + ".json")!,
        Example = JsonNode.Parse(EventExamples.Of(e.Type).Span)!,
    };
}

/// <summary>The event types and the versions of their contract.</summary>
/// <param name="Versions">The contract's versions, oldest first.</param>
/// <param name="Items">The event types.</param>
public sealed record EventTypesView(IReadOnlyList<ContractVersion> Versions, IReadOnlyList<EventTypeLink> Items);

/// <summary>An event type, in short.</summary>
/// <param name="Type">Its wire name.</param>
/// <param name="Name">Its name without version, as subscriptions and filters use it.</param>
/// <param name="Version">The version of its form.</param>
/// <param name="Since">The version of the contract it came with.</param>
/// <param name="What">What it says.</param>
/// <param name="Href">Where it is shown in full.</param>
/// <param name="SchemaHref">Where its JSON Schema is.</param>
public sealed record EventTypeLink(string Type, string Name, int Version, string Since, string What, string Href, string SchemaHref);

/// <summary>An event type in full.</summary>
public sealed record EventTypeView
{
    /// <summary>Its wire name.</summary>
    public required string Type { get; init; }

    /// <summary>Its name without version.</summary>
    public required string Name { get; init; }

    /// <summary>The version of its form.</summary>
    public required int Version { get; init; }

    /// <summary>The version of the contract it came with.</summary>
    public required string Since { get; init; }

    /// <summary>What it says.</summary>
    public required string What { get; init; }

    /// <summary>The attributes around the data, the same for every type.</summary>
    public required IReadOnlyList<ContractField> Envelope { get; init; }

    /// <summary>The members of the data.</summary>
    public required IReadOnlyList<ContractField> Fields { get; init; }

    /// <summary>What the fields are made of.</summary>
    public required IReadOnlyList<ContractShape> Shapes { get; init; }

    /// <summary>The JSON Schema of the whole event.</summary>
    public required JsonNode Schema { get; init; }

    /// <summary>An event of this type with every field set, as it travels.</summary>
    public required JsonNode Example { get; init; }
}
