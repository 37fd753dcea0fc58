using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Wire;
using ReturnsHub.Erps.SignedWebhook;
using ReturnsHub.Testing.Judges;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Erps.Tests.SignedWebhook;

/// <summary>
/// What the connector really sends, caught on loopback, judged by the libraries that receivers use: standardwebhooks
/// (https://github.com/standard-webhooks/standard-webhooks) and cloudevents (https://github.com/cloudevents/sdk-javascript).
/// </summary>
public class JudgesTests
{
    private const string Verified = "verified";

    [SkippableFact]
    public async Task The_libraries_verify_what_was_sent_and_read_the_event_it_is()
    {
        Skip.If(Judges.Missing() is not null, Judges.Missing());
        var sent = await SendAsync(TimeProvider.System, Bench.Secret);
        var verdict = Judge(Case(sent, Bench.Secret)).Single();
        (verdict["problem"]?.GetValue<string>()).ShouldBeNull();
        verdict["signature"]!.GetValue<string>().ShouldBe(Verified);
        var read = verdict["event"]!.AsObject();
        var written = JsonNode.Parse(CloudEventJson.Write(Bench.Event).Span)!.AsObject();
        foreach (var name in (string[])["id", "source", "type", "subject", "specversion", "datacontenttype", "dataschema", "sequence", "recordedat", "causationid", "hash"])
            read[name]!.GetValue<string>().ShouldBe(written[name]!.GetValue<string>(), name);
        JsonNode.DeepEquals(read["data"], written["data"]).ShouldBeTrue();
        DateTimeOffset.Parse(read["time"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(Bench.Event.OccurredAt);
    }

    [SkippableFact]
    public async Task The_library_refuses_what_was_changed_on_the_way()
    {
        Skip.If(Judges.Missing() is not null, Judges.Missing());
        var sent = await SendAsync(TimeProvider.System, Bench.Secret);
        var changed = sent.Body.ToArray();
        changed[^3] ^= 1;
        var later = $"{long.Parse(sent.Headers["webhook-timestamp"], System.Globalization.CultureInfo.InvariantCulture) + 1}";
        var verdicts = Judge(
            Case(sent, Bench.Secret),
            Case(sent with { Body = changed }, Bench.Secret),
            Case(sent, Bench.NextSecret),
            Case(With(sent, "webhook-timestamp", later), Bench.Secret),
            Case(With(sent, "webhook-id", "erp:another"), Bench.Secret),
            Case(With(sent, "webhook-signature", "v1,AAAA"), Bench.Secret));
        verdicts.Select(v => v["signature"]!.GetValue<string>() == Verified).ShouldBe([true, false, false, false, false, false]);
    }

    [SkippableFact]
    public async Task The_library_refuses_what_was_signed_an_hour_ago_or_will_be_in_an_hour()
    {
        Skip.If(Judges.Missing() is not null, Judges.Missing());
        var past = await SendAsync(new ManualTime(TimeProvider.System.GetUtcNow().AddHours(-1)), Bench.Secret);
        var future = await SendAsync(new ManualTime(TimeProvider.System.GetUtcNow().AddHours(1)), Bench.Secret);
        Judge(Case(past, Bench.Secret), Case(future, Bench.Secret)).Select(v => v["signature"]!.GetValue<string>())
            .ShouldBe(["Message timestamp too old", "Message timestamp too new"]);
    }

    [SkippableFact]
    public async Task While_a_secret_is_rotated_the_receiver_may_have_either()
    {
        Skip.If(Judges.Missing() is not null, Judges.Missing());
        var sent = await SendAsync(TimeProvider.System, Bench.NextSecret, Bench.Secret);
        sent.Headers["webhook-signature"].Split(' ').Length.ShouldBe(2);
        var neither = Core.Signatures.StandardWebhooks.NewSecret([.. Enumerable.Repeat((byte)3, 32)]);
        Judge(Case(sent, Bench.Secret), Case(sent, Bench.NextSecret), Case(sent, neither)).Select(v => v["signature"]!.GetValue<string>() == Verified)
            .ShouldBe([true, true, false]);
    }

    [SkippableTheory]
    [InlineData("\"source\":\"/tenants/acme/connections/shop\"", "\"source\":\"\"")]
    [InlineData("\"type\":\"returnshub.credit.released.v1\"", "\"type\":\"\"")]
    [InlineData("\"dataschema\":\"urn:returnshub:schema:", "\"dataschema\":\"/schemas/")]
    public async Task The_library_refuses_what_is_no_CloudEvent(string right, string wrong)
    {
        Skip.If(Judges.Missing() is not null, Judges.Missing());
        var sent = await SendAsync(TimeProvider.System, Bench.Secret);
        var text = System.Text.Encoding.UTF8.GetString(sent.Body);
        text.ShouldContain(right);
        var broken = sent with { Body = System.Text.Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal)) };
        Judge(Case(broken, Bench.Secret)).Single()["problem"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
    }

    private static async Task<Receiver.Received> SendAsync(TimeProvider time, params string[] secrets)
    {
        await using var erp = await Receiver.AnsweringAsync(204);
        using var http = Bench.Client();
        var connector = new SignedWebhookConnector(Bench.Consumer(erp.Url, secrets), http, time, new SignedWebhookOptions());
        (await connector.DeliverAsync(Bench.Attempt(), default)).Kind.ShouldBe(OutcomeKind.Confirmed);
        return erp.Requests.ShouldHaveSingleItem();
    }

    private static Receiver.Received With(Receiver.Received sent, string header, string value) =>
        sent with { Headers = new Dictionary<string, string>(sent.Headers, StringComparer.OrdinalIgnoreCase) { [header] = value } };

    private static JsonObject Case(Receiver.Received sent, string secret) => new()
    {
        ["headers"] = new JsonObject(sent.Headers.Select(h => KeyValuePair.Create(h.Key.ToLowerInvariant(), (JsonNode?)h.Value))),
        ["body"] = Convert.ToBase64String(sent.Body),
        ["secret"] = secret,
    };

    private static List<JsonNode> Judge(params JsonObject[] cases) =>
        [.. Judges.Ask("webhook.mjs", new JsonArray([.. cases]).ToJsonString()).Select(v => v!)];
}
