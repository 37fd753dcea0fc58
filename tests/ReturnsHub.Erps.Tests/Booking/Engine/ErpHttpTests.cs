using System.Net;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Erps.Tests.Booking.Engine;

public class ErpHttpTests
{
    private static readonly ErpRequest Write = new("POST", "documents", new JsonObject { ["amount"] = 59.90m });
    private static readonly ErpRequest Read = new("GET", "documents?number=1");

    [Theory]
    [InlineData(200, null, null)]
    [InlineData(404, OutcomeKind.Retry, "http-404")]
    [InlineData(401, OutcomeKind.Retry, "http-401")]
    [InlineData(403, OutcomeKind.Retry, "http-403")]
    [InlineData(400, OutcomeKind.Refused, "validation")]
    [InlineData(422, OutcomeKind.Refused, "validation")]
    [InlineData(408, OutcomeKind.Unknown, "http-408")]
    [InlineData(429, OutcomeKind.Retry, "http-429")]
    [InlineData(500, OutcomeKind.Unknown, "http-500")]
    [InlineData(503, OutcomeKind.Unknown, "http-503")]
    [InlineData(302, OutcomeKind.Retry, "http-302")]
    public async Task Each_answer_to_a_request_that_books_leads_somewhere(int status, OutcomeKind? kind, string? category)
    {
        await using var erp = await Receiver.AnsweringAsync(status);
        var fault = await FaultAsync(http => http.BookAsync(Write, Permit(), default), erp);
        (fault?.Kind, fault?.Category).ShouldBe((kind, category));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task The_same_answers_to_a_question_are_only_asked_again(int status)
    {
        await using var erp = await Receiver.AnsweringAsync(status);
        (await FaultAsync(http => http.AskAsync(Read, default), erp))!.Kind.ShouldBe(OutcomeKind.Retry);
    }

    [Fact]
    public async Task Nothing_found_is_an_answer()
    {
        await using var erp = await Receiver.AnsweringAsync(404);
        (await Http(erp.Url).AskAsync(Read, default)).NotFound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wait_that_the_erp_asks_for_is_handed_on()
    {
        await using var erp = await Receiver.AnsweringAsync(429, also: r => r.Headers.RetryAfter = "17");
        (await FaultAsync(http => http.BookAsync(Write, Permit(), default), erp))!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(17));
    }

    [Fact]
    public async Task Silence_after_sending_is_unknown_and_after_asking_it_is_not()
    {
        var time = new ManualTime(Bench.Now);
        await using var erp = await Receiver.StartAsync(context =>
        {
            var gone = new TaskCompletionSource();
            context.RequestAborted.Register(gone.SetResult);
            time.Advance(TimeSpan.FromMinutes(2));
            return gone.Task;
        });
        (await FaultAsync(http => http.BookAsync(Write, Permit(), default), erp, time))!.ShouldSatisfyAllConditions(f => f.Kind.ShouldBe(OutcomeKind.Unknown), f => f.Category.ShouldBe("timeout"));
        (await FaultAsync(http => http.AskAsync(Read, default), erp, time))!.Kind.ShouldBe(OutcomeKind.Retry);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_sending_is_unknown()
    {
        await using var erp = await Receiver.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        (await FaultAsync(http => http.BookAsync(Write, Permit(), default), erp))!.Kind.ShouldBe(OutcomeKind.Unknown);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        var erp = await Receiver.AnsweringAsync(200);
        var url = erp.Url;
        await erp.DisposeAsync();
        var fault = await Should.ThrowAsync<ErpFaultException>(() => Http(url).BookAsync(Write, Permit(), default));
        (fault.Kind, fault.Category).ShouldBe((OutcomeKind.Retry, "connection"));
    }

    [Fact]
    public async Task An_answer_that_is_too_large_or_no_json_after_sending_is_unknown()
    {
        await using var large = await Receiver.AnsweringAsync(200, "application/json", $"\"{new string('x', 5000)}\"");
        (await FaultAsync(http => http.BookAsync(Write, Permit(), default), large))!.Category.ShouldBe("no-json");
        await using var broken = await Receiver.AnsweringAsync(200, "application/json", "{");
        (await FaultAsync(http => http.BookAsync(Write, Permit(), default), broken))!.Kind.ShouldBe(OutcomeKind.Unknown);
    }

    [Fact]
    public async Task A_token_that_was_refused_is_fetched_anew_once()
    {
        var auth = new Tokens();
        await using var erp = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Headers.Authorization == "Bearer 2" ? 200 : 401;
            return Task.CompletedTask;
        });
        (await Http(erp.Url, auth: auth).BookAsync(Write, Permit(), default)).Status.ShouldBe(HttpStatusCode.OK);
        erp.Requests.Select(r => r.Headers["Authorization"]).ShouldBe(["Bearer 1", "Bearer 2"]);
    }

    [Fact]
    public async Task A_path_cannot_leave_the_connections_address()
    {
        await using var erp = await Receiver.AnsweringAsync(200);
        await Should.ThrowAsync<InvalidOperationException>(() => Http(new Uri(erp.Url, "/api/")).AskAsync(new ErpRequest("GET", "../secrets"), default));
        erp.Requests.ShouldBeEmpty();
    }

    private static SendPermit Permit() => new(_ => Task.FromResult(true));

    private static async Task<ErpFaultException?> FaultAsync(Func<ErpHttp, Task<ErpAnswer>> call, Receiver erp, TimeProvider? time = null)
    {
        try
        {
            await call(Http(erp.Url, time));
            return null;
        }
        catch (ErpFaultException fault)
        {
            return fault;
        }
    }

    private static ErpHttp Http(Uri url, TimeProvider? time = null, IErpAuth? auth = null) =>
        new(Bench.Client(), url, auth ?? new NoSignIn(), new Plain(), new ErpHttpOptions { MaxAnswerBytes = 4096 }, time ?? new ManualTime(Bench.Now));

    private sealed class Plain : IErpDialect
    {
        public ErpFaultException? FaultOf(ErpAnswer answer, bool changes) => null;

        public string ErrorText(ErpAnswer answer) => "";
    }

    private sealed class NoSignIn : IErpAuth
    {
        public ValueTask SignAsync(HttpRequestMessage request, CancellationToken ct) => ValueTask.CompletedTask;

        public bool Forget() => false;
    }

    private sealed class Tokens : IErpAuth
    {
        private int _token = 1;

        public ValueTask SignAsync(HttpRequestMessage request, CancellationToken ct)
        {
            request.Headers.Authorization = new("Bearer", _token.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return ValueTask.CompletedTask;
        }

        public bool Forget() => ++_token == 2;
    }
}
