using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Reading;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Core.Tests.Wire;

/// <summary>
/// The published schema of policies and the reader agree on the form of a document: judged on a document in which every member of
/// every table is set, made from the types, and on that document spoilt in one place at a time.
/// </summary>
public class PolicySchemaTests
{
    private static readonly JsonNode Schema = Schemas.Find("policy.json")!;

    [Fact]
    public async Task A_document_with_every_member_set_fits_and_shows_all_the_schema_describes()
    {
        var document = Whole();
        (await Judge.FaultsAsync(Schema, document.ToJsonString())).ShouldBeEmpty();
        Reader(document).ShouldBeEmpty();
        Members(Schema).Count().ShouldBe(Objects(document).Sum(o => o.Count));
        Members(Schema).Count().ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task A_member_of_the_wrong_kind_is_refused_by_both()
    {
        foreach (var (path, spoilt) in Spoilt((o, name) => o[name] = o[name]!.GetValueKind() is JsonValueKind.Array ? new JsonObject() : new JsonArray(1)))
        {
            (await Judge.FaultsAsync(Schema, spoilt)).ShouldNotBeEmpty(path);
            Reader(spoilt).ShouldNotBeEmpty(path);
        }
    }

    [Fact]
    public async Task A_member_that_nobody_knows_is_refused_by_both()
    {
        foreach (var (path, spoilt) in Spoilt((o, name) => o[name + "s2"] = 1))
        {
            (await Judge.FaultsAsync(Schema, spoilt)).ShouldNotBeEmpty(path);
            Reader(spoilt).ShouldNotBeEmpty(path);
        }
    }

    [Fact]
    public async Task A_member_that_is_left_out_or_null_is_refused_by_both_or_by_neither()
    {
        foreach (var (path, spoilt) in Spoilt((o, name) => o.Remove(name)).Concat(Spoilt((o, name) => o[name] = null)))
            (await Judge.FaultsAsync(Schema, spoilt)).Any().ShouldBe(Reader(spoilt).Any(), $"{path} in {spoilt}");
    }

    [Theory]
    [InlineData(PolicyReader.MostEntries, true)]
    [InlineData(PolicyReader.MostEntries + 1, false)]
    public async Task Lists_have_the_same_end_for_both(int entries, bool fits)
    {
        var skus = string.Join(',', Enumerable.Range(0, entries).Select(i => $"\"S{i}\""));
        foreach (var json in new[]
        {
            $$"""{"version":"1","inspection":[{"id":"a","required":true,"skus":[{{skus}}]}]}""",
            $$"""{"version":"1","approval":[{{string.Join(',', Enumerable.Range(0, entries).Select(i => $$"""{"id":"a{{i}}","over":{{i}},"approvers":1}"""))}}]}""",
        })
        {
            (await Judge.FaultsAsync(Schema, json)).Any().ShouldBe(!fits);
            Reader(json).Any().ShouldBe(!fits);
        }
    }

    /// <summary>A document with every member of every type set, one entry in every list.</summary>
    private static JsonObject Whole() => Sample(typeof(PolicyDocument)).AsObject();

    private static JsonNode Sample(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var info = HubJson.Document.GetTypeInfo(plain);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => new JsonObject(info.Properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Sample(p.PropertyType)))),
            JsonTypeInfoKind.Enumerable => new JsonArray(Sample(info.ElementType!)),
            _ when plain.IsEnum => JsonValue.Create(CodeNames.Of((Enum)Enum.GetValues(plain).GetValue(0)!)),
            _ when plain == typeof(string) => JsonValue.Create("X"),
            _ when plain == typeof(bool) => JsonValue.Create(true),
            _ when plain == typeof(int) => JsonValue.Create(1),
            _ when plain == typeof(decimal) => JsonValue.Create("0.5"),
            _ => throw new InvalidOperationException($"A policy has a {plain.Name}: teach this test one."),
        };
    }

    private static IEnumerable<(string Path, string Json)> Spoilt(Action<JsonObject, string> spoil)
    {
        var count = Objects(Whole()).Sum(o => o.Count);
        for (var i = 0; i < count; i++)
        {
            var document = Whole();
            var (place, name) = Objects(document).SelectMany(o => o.Select(m => (o, m.Key))).ElementAt(i);
            var path = $"{place.GetPath()}.{name}";
            spoil(place, name);
            yield return (path, document.ToJsonString());
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode document) => Judge.Nodes(document).OfType<JsonObject>();

    private static IEnumerable<string> Members(JsonNode schema) =>
        Judge.Nodes(schema).OfType<JsonObject>().Select(o => o["properties"]).OfType<JsonObject>().SelectMany(o => o.Select(m => m.Key));

    private static IReadOnlyList<PolicyFault> Reader(JsonNode document) => Reader(document.ToJsonString());

    private static IReadOnlyList<PolicyFault> Reader(string json) => ShapeReader.Read(Encoding.UTF8.GetBytes(json), typeof(PolicyDocument)).Faults;
}
