using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Signatures;
using ReturnsHub.Core.Wire;
using ReturnsHub.Erps.SignedWebhook;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Erps.Tests.SignedWebhook;

public class SignedWebhookConnectorTests
{
    [Fact]
    public async Task The_receiver_gets_the_event_byte_for_byte_as_a_signed_cloud_event()
    {
        await using var erp = await Receiver.AnsweringAsync(204);
        (await Bench.DeliverAsync(erp.Url)).ShouldBe(new DeliveryOutcome(OutcomeKind.Confirmed, "204 No Content"));

        var got = erp.Requests.ShouldHaveSingleItem();
        got.Method.ShouldBe("POST");
        got.Path.ShouldBe("/hooks/returns");
        got.Headers["Content-Type"].ShouldBe("application/cloudevents+json");
        got.Headers["User-Agent"].ShouldBe("ReturnsHub");
        got.Headers["webhook-id"].ShouldBe(Bench.DeliveryId);
        got.Headers["webhook-timestamp"].ShouldBe("1795165961");
        got.Body.ShouldBe(CloudEventJson.Write(Bench.Event).ToArray());
        Verify(got, Bench.Secret).ShouldBe("");
        Verify(got, Bench.NextSecret).ShouldBe("signature-invalid");
    }

    [Fact]
    public async Task Every_secret_signs_so_that_the_receiver_can_rotate()
    {
        await using var erp = await Receiver.AnsweringAsync(200);
        using var http = Bench.Client();
        var connector = new SignedWebhookConnector(
            Bench.Consumer(erp.Url, Bench.NextSecret, Bench.Secret), http, new ManualTime(Bench.Now), new SignedWebhookOptions());
        await connector.DeliverAsync(Bench.Attempt(), default);

        var got = erp.Requests.ShouldHaveSingleItem();
        got.Headers["webhook-signature"].Split(' ').Length.ShouldBe(2);
        Verify(got, Bench.Secret).ShouldBe("");
        Verify(got, Bench.NextSecret).ShouldBe("");
    }

    [Fact]
    public async Task A_retry_has_the_same_id_and_body_and_a_fresh_signed_time()
    {
        await using var erp = await Receiver.AnsweringAsync(503);
        using var http = Bench.Client();
        var clock = new ManualTime(Bench.Now);
        var connector = new SignedWebhookConnector(Bench.Consumer(erp.Url), http, clock, new SignedWebhookOptions());
        await connector.DeliverAsync(Bench.Attempt(), default);
        clock.Advance(TimeSpan.FromHours(1));
        await connector.DeliverAsync(Bench.Attempt(), default);

        var got = erp.Requests;
        got.Count.ShouldBe(2);
        got[1].Headers["webhook-id"].ShouldBe(got[0].Headers["webhook-id"]);
        got[1].Body.ShouldBe(got[0].Body);
        got[1].Headers["webhook-signature"].ShouldNotBe(got[0].Headers["webhook-signature"]);
        Verify(got[1], Bench.Secret).ShouldBe("timestamp-outside-tolerance");
        Verify(got[1], Bench.Secret, clock.GetUtcNow()).ShouldBe("");
    }

    [Theory]
    [InlineData("whsec_short")]
    [InlineData("not a secret")]
    public async Task A_malformed_secret_sends_nothing_and_waits_to_be_put_right(string secret)
    {
        await using var erp = await Receiver.AnsweringAsync(200);
        using var http = Bench.Client();
        var connector = new SignedWebhookConnector(Bench.Consumer(erp.Url, Bench.Secret, secret), http, new ManualTime(Bench.Now), new SignedWebhookOptions());
        var outcome = await connector.DeliverAsync(Bench.Attempt(), default);
        outcome.Kind.ShouldBe(OutcomeKind.Retry);
        outcome.Category.ShouldBe("configuration");
        outcome.Answer.ShouldBe("Secret 2 is not 'whsec_' and the base64 of 24 to 64 bytes.");
        erp.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_sent_unsigned()
    {
        await using var erp = await Receiver.AnsweringAsync(200);
        using var http = Bench.Client();
        var connector = new SignedWebhookConnector(Bench.Consumer(erp.Url) with { Secrets = [] }, http, new ManualTime(Bench.Now), new SignedWebhookOptions());
        (await connector.DeliverAsync(Bench.Attempt(), default)).Category.ShouldBe("configuration");
        erp.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_id_with_a_dot_can_never_be_signed()
    {
        await using var erp = await Receiver.AnsweringAsync(200);
        using var http = Bench.Client();
        var connector = new SignedWebhookConnector(Bench.Consumer(erp.Url), http, new ManualTime(Bench.Now), new SignedWebhookOptions());
        var outcome = await connector.DeliverAsync(Bench.Attempt("erp.eu:1"), default);
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "delivery-id"));
        erp.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ftp://erp.example/hook", UriKind.Absolute)]
    [InlineData("/hook", UriKind.Relative)]
    public async Task An_address_that_is_no_web_address_is_an_outcome_not_an_exception(string url, UriKind kind)
    {
        var outcome = await Bench.DeliverAsync(new Uri(url, kind));
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "configuration"));
    }

    private static string Verify(Receiver.Received got, string secret, DateTimeOffset? now = null)
    {
        StandardWebhooks.Verify(
            [secret], got.Headers["webhook-id"], got.Headers["webhook-timestamp"], got.Headers["webhook-signature"], got.Body, now ?? Bench.Now, out var failure);
        return failure;
    }
}
