using System.Net;
using System.Text;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Web.Tests.Webhooks;

public sealed class WebhookTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_signed_report_is_kept_byte_for_byte_before_it_is_answered()
    {
        byte[] body = [.. "{\"tracking\":\"1Z-1\"} \0"u8, 0xFF];
        using var answer = await PostAsync(body, RunningHub.Sign(body), "kept-1");
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await RunningHub.ReadAsync(answer)).GetProperty("duplicate").GetBoolean().ShouldBeFalse();
        var kept = await hub.Get<IEvidenceStore>().GetAsync(RunningHub.Shop, EvidenceHash.Of(body), CancellationToken.None);
        kept.Raw.ToArray().ShouldBe(body);
    }

    [Fact]
    public async Task The_same_delivery_again_is_a_duplicate_of_the_same_message()
    {
        var body = "{\"tracking\":\"1Z-2\"}"u8.ToArray();
        using var one = await PostAsync(body, RunningHub.Sign(body), "twice");
        using var two = await PostAsync(body, RunningHub.Sign(body), "twice");
        two.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var second = await RunningHub.ReadAsync(two);
        second.GetProperty("duplicate").GetBoolean().ShouldBeTrue();
        second.GetProperty("messageId").GetString().ShouldBe((await RunningHub.ReadAsync(one)).GetProperty("messageId").GetString());
    }

    [Theory]
    [InlineData("not base64 !!", "signature-invalid")]
    [InlineData("AAAA", "signature-invalid")]
    [InlineData(null, "signature-missing")]
    public async Task A_wrong_signature_is_refused_and_counted(string? signature, string code)
    {
        var before = hub.Get<HubMetrics>().Refusals.GetValueOrDefault(code);
        using var answer = await PostAsync("{}"u8.ToArray(), signature, "wrong");
        await RunningHub.ShouldRefuseAsync(answer, 401, code);
        hub.Get<HubMetrics>().Refusals[code].ShouldBe(before + 1);
    }

    [Theory]
    [InlineData("/webhooks/shop/nobody")]
    [InlineData("/webhooks/nobody/warehouse")]
    [InlineData("/webhooks/SHOP/warehouse")]
    [InlineData("/webhooks/shop%2fwarehouse/warehouse")]
    public async Task An_unknown_connection_is_refused(string path)
    {
        using var client = hub.Client(key: null);
        using var answer = await client.PostAsync(path, RunningHub.Json("{}"));
        await RunningHub.ShouldRefuseAsync(answer, 404, "connection-unknown");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Five_megabytes_are_refused_whether_told_before_or_not(bool told)
    {
        using var content = new StreamContent(new MemoryStream(new byte[5_000_000]));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/shop/warehouse") { Content = content };
        request.Headers.TransferEncodingChunked = !told;
        using var client = hub.Client(key: null);
        using var answer = await client.SendAsync(request);
        await RunningHub.ShouldRefuseAsync(answer, 413, "body-too-large");
    }

    [Fact]
    public async Task A_body_of_just_the_limit_is_kept_and_one_byte_more_is_not()
    {
        var most = new byte[1024 * 1024];
        using var kept = await PostAsync(most, RunningHub.Sign(most), "most");
        kept.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var more = new byte[most.Length + 1];
        using var refused = await PostAsync(more, RunningHub.Sign(more), "more");
        await RunningHub.ShouldRefuseAsync(refused, 413, "body-too-large");
    }

    [Fact]
    public async Task A_compressed_body_is_refused_and_an_identical_one_is_not()
    {
        var body = "{\"tracking\":\"1Z-3\"}"u8.ToArray();
        using var gzip = await PostAsync(body, RunningHub.Sign(body), "gzip", encoding: "gzip");
        await RunningHub.ShouldRefuseAsync(gzip, 415, "content-encoding-unsupported");
        using var plain = await PostAsync(body, RunningHub.Sign(body), "plain", encoding: "identity");
        plain.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Any_content_type_will_do_since_senders_sign_bytes()
    {
        var body = "{\"tracking\":\"1Z-4\"}"u8.ToArray();
        using var answer = await PostAsync(body, RunningHub.Sign(body), "type", contentType: "application/x-www-form-urlencoded");
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_handshake_is_answered()
    {
        using var client = hub.Client(key: null);
        (await client.GetStringAsync("/webhooks/shop/warehouse?challenge=42")).ShouldBe("42");
        using var none = await client.GetAsync("/webhooks/shop/warehouse");
        await RunningHub.ShouldRefuseAsync(none, 405, "method-not-allowed");
        using var delete = await client.DeleteAsync("/webhooks/shop/warehouse");
        await RunningHub.ShouldRefuseAsync(delete, 405, "method-not-allowed");
    }

    [Fact]
    public async Task A_ping_is_answered_and_not_kept()
    {
        using var answer = await PostAsync("{}"u8.ToArray(), RunningHub.Sign("{}"u8), "ping", topic: "ping");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RunningHub.ReadAsync(answer)).GetProperty("ignored").GetString().ShouldBe("a \"ping\"");
    }

    [Theory]
    [InlineData("surprise", "{}", "topic-unknown")]
    [InlineData("parcel", "{\"tracking\":", "unreadable-json")]
    [InlineData("parcel", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "unreadable-json")]
    public async Task What_is_verified_but_cannot_be_read_ends_in_quarantine(string topic, string text, string reason)
    {
        var body = Encoding.UTF8.GetBytes(text);
        using var answer = await PostAsync(body, RunningHub.Sign(body), $"q-{reason}-{text.Length}", topic: topic);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await hub.WorkInboundAsync();
        var id = (await RunningHub.ReadAsync(answer)).GetProperty("messageId").GetString()!;
        (await hub.Get<IQuarantine>().FindAsync(RunningHub.Shop, id, CancellationToken.None))!.Reason.ShouldBe(reason);
    }

    private async Task<HttpResponseMessage> PostAsync(
        byte[] body, string? signature, string id, string topic = "parcel", string? encoding = null, string contentType = "application/json")
    {
        using var client = hub.Client(key: null);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(contentType);
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/shop/warehouse") { Content = content };
        if (signature is not null) request.Headers.Add("X-Signature", signature);
        request.Headers.Add("X-Topic", topic);
        request.Headers.Add("X-Id", id);
        return await client.SendAsync(request);
    }
}
