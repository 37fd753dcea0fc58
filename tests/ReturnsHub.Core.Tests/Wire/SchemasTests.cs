using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Wire;
using ReturnsHub.Core.Wire.Samples;

namespace ReturnsHub.Core.Tests.Wire;

public class SchemasTests
{
    private const string Credit = "returnshub.credit.released.v1";

    public static TheoryData<string> WireTypes => [.. EventCatalogue.All.Select(e => e.Wire)];

    [Fact]
    public void There_is_a_schema_for_every_event_type_and_for_the_policy()
    {
        Schemas.Names.ShouldBe([.. EventCatalogue.All.Select(e => e.Wire + ".json").Append("policy.json").Order(StringComparer.Ordinal)]);
        Schemas.Names.ShouldAllBe(n => Schemas.Find(n) != null);
        Schemas.Find("returnshub.credit.released.v1").ShouldBeNull();
        Schemas.Find("../policy.json").ShouldBeNull();
    }

    [Fact]
    public void A_schema_found_is_the_callers_own()
    {
        Schemas.Find("policy.json")!["title"] = "changed";
        Schemas.Find("policy.json")!["title"]!.GetValue<string>().ShouldBe("policy");
    }

    [Theory]
    [MemberData(nameof(WireTypes))]
    public void A_schema_says_where_it_lives_and_leaves_nothing_open(string wire)
    {
        var schema = Find(wire);
        schema["$id"]!.GetValue<string>().ShouldBe($"urn:returnshub:schema:{wire}.json");
        schema["properties"]!["type"]!["const"]!.GetValue<string>().ShouldBe(wire);
        schema["properties"]!["dataschema"]!["enum"]!.AsArray().Select(n => n!.GetValue<string>()).ShouldBe([schema["$id"]!.GetValue<string>(), $"/schemas/{wire}.json"]);
        Judge.Nodes(schema).OfType<JsonObject>().ShouldAllBe(o => !o.ContainsKey("$ref"));
        Judge.Nodes(schema).OfType<JsonObject>().Where(o => o["properties"] is JsonObject).SelectMany(o => o["properties"]!.AsObject())
            .ShouldAllBe(p => p.Value is JsonObject && p.Value["type"] is JsonValue);
    }

    [Theory]
    [MemberData(nameof(WireTypes))]
    public async Task A_sample_of_every_type_fits_its_schema_member_by_member(string wire)
    {
        var json = Sample(wire);
        (await Judge.FaultsAsync(Judge.Closed(Find(wire)), json.ToJsonString())).ShouldBeEmpty();
        Missing(Find(wire), json, "").ShouldBeEmpty("the sample shows every member the schema describes");
    }

    [Theory]
    [MemberData(nameof(WireTypes))]
    public async Task An_event_without_what_is_optional_fits_its_schema(string wire)
    {
        var schema = Find(wire);
        var json = Sample(wire);
        OnlyRequired(schema, json);
        (await Judge.FaultsAsync(schema, json.ToJsonString())).ShouldBeEmpty();
        Should.NotThrow(() => CloudEventJson.Read(Encoding.UTF8.GetBytes(json.ToJsonString())));
    }

    [Theory]
    [MemberData(nameof(WireTypes))]
    public async Task Leaving_out_any_required_member_is_a_fault(string wire)
    {
        var schema = Find(wire);
        foreach (var (place, required) in new[] { (schema, ""), (schema["properties"]!["data"]!, "data") })
        {
            foreach (var name in place["required"]!.AsArray().Select(n => n!.GetValue<string>()))
            {
                var json = Sample(wire);
                (required.Length == 0 ? json : json[required]!).AsObject().Remove(name).ShouldBeTrue();
                (await Judge.FaultsAsync(schema, json.ToJsonString())).ShouldContain(f => f.StartsWith("PropertyRequired ", StringComparison.Ordinal), name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(WireTypes))]
    public async Task Changing_the_kind_of_any_member_is_a_fault(string wire)
    {
        var schema = Find(wire);
        foreach (var (inData, name) in Sample(wire).Select(p => (false, p.Key)).Concat(Sample(wire)["data"]!.AsObject().Select(p => (true, p.Key))))
        {
            var json = Sample(wire);
            var place = inData ? json["data"]!.AsObject() : json;
            place[name] = place[name]!.GetValueKind() == JsonValueKind.String ? JsonValue.Create(42) : JsonValue.Create("text");
            (await Judge.FaultsAsync(schema, json.ToJsonString())).ShouldNotBeEmpty(name);
        }
    }

    [Theory]
    [InlineData("amount", "amount", "12,50")]
    [InlineData("amount", "amount", "1e5")]
    [InlineData("amount", "currency", "eur")]
    [InlineData("amount", "currency", "EURO")]
    [InlineData(null, "origin", "Entitlement")]
    [InlineData(null, "origin", "GIFT")]
    public async Task A_value_outside_its_vocabulary_is_a_fault(string? inside, string name, string value)
    {
        var json = Sample(Credit);
        (inside is null ? json["data"]! : json["data"]![inside]!)[name] = value;
        (await Judge.FaultsAsync(Find(Credit), json.ToJsonString())).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("type", "returnshub.credit.posted.v1")]
    [InlineData("specversion", "0.3")]
    [InlineData("source", "/tenants/ACME/connections/shop")]
    [InlineData("subject", "ret_1")]
    [InlineData("time", "2026-11-20T09:12:41+01:00")]
    [InlineData("sequence", "7")]
    [InlineData("actorkind", "ROBOT")]
    [InlineData("hash", "D41D8CD9")]
    [InlineData("id", "7")]
    public async Task An_attribute_of_another_form_is_a_fault(string name, string value)
    {
        var json = Sample(Credit);
        json[name] = value;
        (await Judge.FaultsAsync(Find(Credit), json.ToJsonString())).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_member_a_later_version_adds_is_no_fault()
    {
        var json = Sample(Credit);
        json["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        json["data"]!["added"] = true;
        (await Judge.FaultsAsync(Find(Credit), json.ToJsonString())).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_default_policy_fits_the_policys_schema()
    {
        var text = JsonNode.Parse(DefaultPolicy.Utf8.Span, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        (await Judge.FaultsAsync(Schemas.Find("policy.json")!, text.ToJsonString())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{}""", false)]
    [InlineData("""{"version":"1"}""", true)]
    [InlineData("""{"version":"1","returnWindowDays":null}""", true)]
    [InlineData("""{"version":"1","returnWindowDays":"30"}""", false)]
    [InlineData("""{"version":"1","reasonConfidence":"0.7"}""", true)]
    [InlineData("""{"version":"1","reasonConfidence":0.7}""", true)]
    [InlineData("""{"version":"1","reasonConfidence":"high"}""", false)]
    [InlineData("""{"version":"1","reasonConfidence":null}""", false)]
    [InlineData("""{"version":"1","retrunWindowDays":30}""", false)]
    [InlineData("""{"version":"1","inspection":[{"id":"a","required":true,"unitValueUpTo":null}]}""", true)]
    [InlineData("""{"version":"1","inspection":[{"id":"a"}]}""", false)]
    [InlineData("""{"version":"1","dispositions":[{"id":"a","grades":["A"],"disposition":"RESTOCK"}]}""", true)]
    [InlineData("""{"version":"1","dispositions":[{"id":"a","grades":["A+"],"disposition":"RESTOCK"}]}""", false)]
    [InlineData("""{"version":"1","dispositions":[{"id":"a","disposition":"SELL"}]}""", false)]
    public async Task What_the_policys_schema_accepts_the_reader_can_read_and_the_other_way_round(string json, bool fits)
    {
        (await Judge.FaultsAsync(Schemas.Find("policy.json")!, json)).Any().ShouldBe(!fits);
        var read = () => JsonSerializer.Deserialize<PolicyDocument>(json, ReturnsHub.Core.Json.HubJson.Document);
        if (fits) read().ShouldNotBeNull();
        else Should.Throw<JsonException>(() => read());
    }

    private static JsonNode Find(string wire) => Schemas.Find(wire + ".json").ShouldNotBeNull();

    private static JsonObject Sample(string wire) => JsonNode.Parse(CloudEventJson.Write(EventSamples.Of(EventCatalogue.TypeOf(wire)!)).Span)!.AsObject();

    private static IEnumerable<string> Missing(JsonNode? schema, JsonNode? value, string path)
    {
        if (value is JsonArray items) return items.SelectMany(i => Missing(schema!["items"], i, path + "[]"));
        if (schema?["properties"] is not JsonObject members || value is not JsonObject o) return [];
        return members.SelectMany(m => o.ContainsKey(m.Key) ? Missing(m.Value, o[m.Key], $"{path}.{m.Key}") : [$"{path}.{m.Key}"]);
    }

    private static void OnlyRequired(JsonNode? schema, JsonNode? value)
    {
        if (value is JsonArray items)
        {
            foreach (var item in items) OnlyRequired(schema!["items"], item);
        }

        if (schema?["properties"] is not JsonObject members || value is not JsonObject o) return;
        var required = schema["required"]?.AsArray().Select(n => n!.GetValue<string>()).ToHashSet() ?? [];
        foreach (var (name, of) in members)
        {
            if (required.Contains(name)) OnlyRequired(of, o[name]);
            else o.Remove(name);
        }
    }
}
