using System.Text.Json;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Testing.Judges;

namespace ReturnsHub.Web.Tests.Documents;

public sealed class AsyncApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [SkippableFact]
    public async Task The_asyncapi_parser_has_no_error_to_report()
    {
        Skip.If(Judges.Missing() is not null, Judges.Missing());
        Faults(await DocumentAsync()).ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("\"action\":\"send\"", "\"action\":\"shout\"")]
    [InlineData("#/channels/feed", "#/channels/nowhere")]
    public async Task The_asyncapi_parser_notices_what_is_wrong(string right, string wrong)
    {
        Skip.If(Judges.Missing() is not null, Judges.Missing());
        var document = await DocumentAsync();
        document.ShouldContain(right);
        Faults(document.Replace(right, wrong, StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Every_event_type_is_delivered_and_is_on_the_feed()
    {
        using var document = JsonDocument.Parse(await DocumentAsync());
        var root = document.RootElement;
        root.GetProperty("asyncapi").GetString().ShouldBe("3.0.0");
        root.TryGetProperty("servers", out _).ShouldBeFalse("where a hub runs is the deployment's");
        var types = EventCatalogue.All.Select(e => e.Wire).ToList();
        root.GetProperty("channels").GetProperty("deliveries").GetProperty("messages").EnumerateObject().Select(m => m.Name).ShouldBe(types);
        root.GetProperty("components").GetProperty("messages").GetProperty("eventLines").GetProperty("payload").GetProperty("oneOf").EnumerateArray()
            .Select(r => r.GetProperty("$ref").GetString()).ShouldBe(types.Select(t => $"#/components/schemas/{t}"));
        var message = root.GetProperty("components").GetProperty("messages").GetProperty("returnshub.credit.released.v1");
        message.GetProperty("headers").GetProperty("$ref").GetString().ShouldBe("#/components/schemas/signature");
        root.GetProperty("components").GetProperty("schemas").GetProperty("signature").GetProperty("required").EnumerateArray().Select(h => h.GetString())
            .ShouldBe(["webhook-id", "webhook-timestamp", "webhook-signature"]);
    }

    private static IEnumerable<string> Faults(string document) => Judges.Ask("asyncapi.mjs", document)
        .Where(d => d!["severity"]!.GetValue<int>() == 0).Select(d => d!.ToJsonString());

    private async Task<string> DocumentAsync()
    {
        using var client = hub.Client(key: null);
        using var answer = await client.GetAsync("/asyncapi.json");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.aai.asyncapi+json");
        return await answer.Content.ReadAsStringAsync();
    }
}
