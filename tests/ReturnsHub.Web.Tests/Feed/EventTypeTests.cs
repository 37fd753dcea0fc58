using System.Text.Json;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Web.Tests.Feed;

public sealed class EventTypeTests(PollingHub hub) : IClassFixture<PollingHub>
{
    [Fact]
    public async Task The_catalogue_lists_every_event_type_with_words_and_the_version_it_came_with()
    {
        using var reader = hub.Client(PollingHub.Reader);
        var catalogue = await RunningHub.ReadAsync(await reader.GetAsync("/api/event-types"));
        var versions = catalogue.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("version").GetString()).ToList();
        var items = catalogue.GetProperty("items").EnumerateArray().ToList();
        items.Select(i => i.GetProperty("type").GetString()!).ShouldBe(EventCatalogue.All.Select(e => e.Wire));
        items.ShouldAllBe(i => versions.Contains(i.GetProperty("since").GetString()) && i.GetProperty("what").GetString()!.Length > 10);
    }

    [Fact]
    public async Task Each_type_is_shown_with_its_fields_its_schema_and_an_example_of_itself()
    {
        using var reader = hub.Client(PollingHub.Reader);
        var catalogue = await RunningHub.ReadAsync(await reader.GetAsync("/api/event-types"));
        foreach (var item in catalogue.GetProperty("items").EnumerateArray())
        {
            var type = item.GetProperty("type").GetString()!;
            var view = await RunningHub.ReadAsync(await reader.GetAsync(item.GetProperty("href").GetString()));
            var example = view.GetProperty("example");
            example.GetProperty("type").GetString().ShouldBe(type);
            view.GetProperty("schema").GetProperty("$id").GetString().ShouldBe(example.GetProperty("dataschema").GetString());
            Names(view.GetProperty("fields")).Order(StringComparer.Ordinal)
                .ShouldBe(example.GetProperty("data").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal), type);
            Names(view.GetProperty("envelope")).Order(StringComparer.Ordinal).ShouldBe(example.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal), type);
            var served = await reader.GetStringAsync(item.GetProperty("schemaHref").GetString());
            using var schema = JsonDocument.Parse(served);
            JsonElement.DeepEquals(schema.RootElement, view.GetProperty("schema")).ShouldBeTrue(type);
        }
    }

    [Fact]
    public async Task A_type_is_found_by_its_name_without_version_and_tells_what_its_fields_are_made_of()
    {
        using var reader = hub.Client(PollingHub.Reader);
        var view = await RunningHub.ReadAsync(await reader.GetAsync("/api/event-types/credit.posted"));
        view.GetProperty("type").GetString().ShouldBe("returnshub.credit.posted.v1");
        view.GetProperty("version").GetInt32().ShouldBe(1);
        var foreignId = view.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "foreignId");
        foreignId.GetProperty("type").GetString().ShouldBe("string");
        foreignId.GetProperty("required").GetBoolean().ShouldBeFalse();
        foreignId.GetProperty("since").GetString().ShouldBe("1.0");
        Names(view.GetProperty("shapes")).ShouldBe(["date-time"]);
        using var unknown = await reader.GetAsync("/api/event-types/credit.eaten");
        await RunningHub.ShouldRefuseAsync(unknown, 404, "not-found");
    }

    [Fact]
    public async Task A_consumers_key_finds_the_types_its_consumer_takes()
    {
        using var books = hub.Client(PollingHub.Books);
        var catalogue = await RunningHub.ReadAsync(await books.GetAsync("/api/event-types"));
        catalogue.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString()).ShouldBe(["credit.released", "return.authorised"]);
        using var hidden = await books.GetAsync("/api/event-types/credit.posted");
        await RunningHub.ShouldRefuseAsync(hidden, 404, "not-found");
    }

    private static IEnumerable<string> Names(JsonElement list) => list.EnumerateArray().Select(f => f.GetProperty("name").GetString()!);
}
