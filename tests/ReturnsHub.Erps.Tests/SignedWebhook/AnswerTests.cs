using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Erps.Tests.SignedWebhook;

public class AnswerTests
{
    [Theory]
    [InlineData(200, OutcomeKind.Confirmed, null)]
    [InlineData(201, OutcomeKind.Confirmed, null)]
    [InlineData(202, OutcomeKind.Confirmed, null)]
    [InlineData(299, OutcomeKind.Confirmed, null)]
    [InlineData(300, OutcomeKind.Retry, "http-300")]
    [InlineData(304, OutcomeKind.Retry, "http-304")]
    [InlineData(400, OutcomeKind.Refused, "http-400")]
    [InlineData(401, OutcomeKind.Retry, "http-401")]
    [InlineData(402, OutcomeKind.Refused, "http-402")]
    [InlineData(403, OutcomeKind.Retry, "http-403")]
    [InlineData(404, OutcomeKind.Retry, "http-404")]
    [InlineData(405, OutcomeKind.Refused, "http-405")]
    [InlineData(408, OutcomeKind.Retry, "http-408")]
    [InlineData(409, OutcomeKind.Refused, "http-409")]
    [InlineData(410, OutcomeKind.Refused, "gone")]
    [InlineData(413, OutcomeKind.Refused, "http-413")]
    [InlineData(415, OutcomeKind.Refused, "http-415")]
    [InlineData(422, OutcomeKind.Refused, "http-422")]
    [InlineData(429, OutcomeKind.Retry, "http-429")]
    [InlineData(500, OutcomeKind.Retry, "http-500")]
    [InlineData(502, OutcomeKind.Retry, "http-502")]
    [InlineData(503, OutcomeKind.Retry, "http-503")]
    [InlineData(599, OutcomeKind.Retry, "http-599")]
    [InlineData(799, OutcomeKind.Retry, "http-799")]
    public async Task A_status_decides(int status, OutcomeKind kind, string? category)
    {
        await using var erp = await Receiver.AnsweringAsync(status);
        var outcome = await Bench.DeliverAsync(erp.Url);
        (outcome.Kind, outcome.Category).ShouldBe((kind, category));
        outcome.Answer.ShouldStartWith(status.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var elsewhere = await Receiver.AnsweringAsync(200);
        await using var erp = await Receiver.AnsweringAsync(status, also: r => r.Headers.Location = elsewhere.Url.ToString());
        var outcome = await Bench.DeliverAsync(erp.Url);
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, $"http-{status}"));
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("3600", 3600)]
    [InlineData("86400", 3600)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("Fri, 20 Nov 2026 09:14:41 GMT", 120)]
    [InlineData("Fri, 20 Nov 2026 23:00:00 GMT", 3600)]
    [InlineData("Fri, 20 Nov 2026 09:00:00 GMT", null)]
    [InlineData("Sun, 99 Nov 2026 09:00:00 GMT", null)]
    [InlineData(null, null)]
    public async Task The_wait_the_receiver_asks_for_is_honoured_up_to_an_hour(string? asked, int? seconds)
    {
        await using var erp = await Receiver.AnsweringAsync(503, also: r =>
        {
            if (asked is not null) r.Headers.RetryAfter = asked;
        });
        (await Bench.DeliverAsync(erp.Url)).RetryAfter.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Fact]
    public async Task Too_many_requests_may_ask_for_a_wait_too()
    {
        await using var erp = await Receiver.AnsweringAsync(429, also: r => r.Headers.RetryAfter = "7");
        (await Bench.DeliverAsync(erp.Url)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData("application/json", """{"id":"GS-2026-0042","customer":"Ada"}""", "GS-2026-0042")]
    [InlineData("application/vnd.erp+json; charset=utf-8", """{"id":12345678901234567890}""", "12345678901234567890")]
    [InlineData(null, """{"id":"7"}""", "7")]
    [InlineData("text/html", """{"id":"7"}""", null)]
    [InlineData("application/json", """{"id":""}""", null)]
    [InlineData("application/json", """{"id":null}""", null)]
    [InlineData("application/json", """{"id":{"id":"7"}}""", null)]
    [InlineData("application/json", """{"id":"a\u0000b"}""", null)]
    [InlineData("application/json", """{"id":"\ud800"}""", null)]
    [InlineData("application/json", """{"number":"7"}""", null)]
    [InlineData("application/json", """[{"id":"7"}]""", null)]
    [InlineData("application/json", """{"id":"7" """, null)]
    [InlineData("application/json", "", null)]
    [InlineData("not a media type", """{"id":"7"}""", "7")]
    public async Task The_document_id_is_taken_from_a_small_json_answer(string? type, string body, string? id)
    {
        await using var erp = await Receiver.AnsweringAsync(201, type, body);
        (await Bench.DeliverAsync(erp.Url)).ShouldBe(new DeliveryOutcome(OutcomeKind.Confirmed, "201 Created", id));
    }

    [Fact]
    public async Task A_document_id_over_100_characters_is_none_rather_than_cut()
    {
        await using var erp = await Receiver.AnsweringAsync(200, "application/json", $$"""{"id":"{{new string('7', 101)}}"}""");
        (await Bench.DeliverAsync(erp.Url)).ForeignId.ShouldBeNull();
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_no_document_id()
    {
        await using var erp = await Receiver.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.BodyWriter.WriteAsync(new byte[] { 0x7b, 0x22, 0x69, 0x64, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d });
        });
        (await Bench.DeliverAsync(erp.Url)).ShouldBe(new DeliveryOutcome(OutcomeKind.Confirmed, "200 OK"));
    }

    [Theory]
    [InlineData("application/problem+json", """{"code":"credit-unknown","title":"No such credit.","detail":"of Ada Lovelace"}""", "422 Unprocessable Entity: credit-unknown")]
    [InlineData("application/problem+json", """{"title":"No such credit.","detail":"of Ada Lovelace"}""", "422 Unprocessable Entity: No such credit.")]
    [InlineData("application/problem+json", """{"detail":"of Ada Lovelace"}""", "422 Unprocessable Entity")]
    [InlineData("application/json", """{"title":"Ada Lovelace"}""", "422 Unprocessable Entity")]
    [InlineData("text/plain", "Ada Lovelace", "422 Unprocessable Entity")]
    public async Task Of_a_refusal_only_a_problems_code_or_title_is_kept(string type, string body, string answer)
    {
        await using var erp = await Receiver.AnsweringAsync(422, type, body);
        (await Bench.DeliverAsync(erp.Url)).Answer.ShouldBe(answer);
    }

    [Fact]
    public async Task Foreign_text_is_cut()
    {
        await using var erp = await Receiver.AnsweringAsync(
            500,
            "application/problem+json",
            $$"""{"title":"{{new string('t', 3000)}}"}""",
            r => r.HttpContext.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = new string('r', 3000));
        (await Bench.DeliverAsync(erp.Url)).Answer.ShouldBe($"500 {new string('r', 100)}: {new string('t', 100)}");
    }

    [Theory]
    [InlineData("200 OK", OutcomeKind.Confirmed)]
    [InlineData("500 Internal Server Error", OutcomeKind.Retry)]
    public async Task A_huge_answer_is_left_unread(string status, OutcomeKind kind)
    {
        const long all = 1L << 30;
        var sent = 0L;
        using var erp = new RawReceiver();
        var serving = erp.ServeOnceAsync(async socket =>
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {all}\r\n\r\n"));
            var chunk = new byte[65536];
            try
            {
                while (sent < all) sent += await socket.SendAsync(chunk);
            }
            catch (SocketException)
            {
                // The hub hung up, as it should.
            }
        });
        var outcome = await Bench.DeliverAsync(erp.Url);
        await serving;
        outcome.ShouldBe(new DeliveryOutcome(kind, status, Category: kind == OutcomeKind.Confirmed ? null : "http-500"));
        // What the kernel's buffers swallow, and no more.
        sent.ShouldBeLessThan(all / 8);
    }
}
