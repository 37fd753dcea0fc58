using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.SignedWebhook;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Erps.Tests.SignedWebhook;

public class FailureTests
{
    private static readonly TimeSpan Limit = new SignedWebhookOptions().Timeout;

    [Fact]
    public async Task No_answer_in_time_is_tried_again()
    {
        var time = new ManualTime(Bench.Now);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var erp = await Receiver.StartAsync(_ =>
        {
            time.Advance(Limit);
            return released.Task;
        });
        var outcome = await Bench.DeliverAsync(erp.Url, time: time);
        released.SetResult();
        outcome.ShouldBe(new DeliveryOutcome(OutcomeKind.Retry, "No answer in time.", Category: "timeout"));
    }

    [Theory]
    [InlineData(200, OutcomeKind.Confirmed)]
    [InlineData(422, OutcomeKind.Refused)]
    public async Task A_status_counts_even_when_its_body_never_comes(int status, OutcomeKind kind)
    {
        var time = new ManualTime(Bench.Now);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var erp = await Receiver.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"id":""");
            await context.Response.Body.FlushAsync();
            await released.Task;
        });
        using var client = new HttpClient(new StallingBody(Bench.Handler(), () => time.Advance(Limit)));
        var outcome = await Bench.DeliverAsync(erp.Url, client: client, time: time);
        released.SetResult();
        (outcome.Kind, outcome.ForeignId).ShouldBe((kind, null));
    }

    [Fact]
    public async Task A_status_counts_even_when_the_connection_breaks_in_its_body()
    {
        using var erp = new RawReceiver();
        var serving = erp.ServeOnceAsync(socket => socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray()));
        (await Bench.DeliverAsync(erp.Url)).ShouldBe(new DeliveryOutcome(OutcomeKind.Confirmed, "200 OK"));
        await serving;
    }

    [Fact]
    public async Task A_connection_refused_is_tried_again_and_shows_no_address()
    {
        Uri closed;
        using (var erp = new RawReceiver()) closed = erp.Url;
        var outcome = await Bench.DeliverAsync(closed);
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "connection"));
        outcome.Answer.ShouldBe("The connection failed: ConnectionError.");
    }

    [Fact]
    public async Task A_connection_broken_before_the_answer_is_tried_again()
    {
        await using var erp = await Receiver.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        var outcome = await Bench.DeliverAsync(erp.Url);
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "connection"));
    }

    [Fact]
    public async Task An_answer_that_is_no_http_is_tried_again()
    {
        using var erp = new RawReceiver();
        var serving = erp.ServeOnceAsync(socket => socket.SendAsync("SSH-2.0-OpenSSH_9.7\r\n\r\n"u8.ToArray()));
        var outcome = await Bench.DeliverAsync(erp.Url);
        await serving;
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "connection"));
        outcome.Answer.ShouldNotContain("SSH");
    }

    [Fact]
    public async Task A_receiver_without_a_trusted_certificate_gets_nothing()
    {
        await using var erp = await Receiver.AnsweringAsync(200);
        var secure = new UriBuilder(erp.Url) { Scheme = "https" }.Uri;
        var outcome = await Bench.DeliverAsync(secure);
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "connection"));
        erp.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancellation_by_the_caller_is_thrown()
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancel = new CancellationTokenSource();
        await using var erp = await Receiver.StartAsync(async _ =>
        {
            await cancel.CancelAsync();
            await released.Task;
        });
        await Should.ThrowAsync<OperationCanceledException>(() => Bench.DeliverAsync(erp.Url, ct: cancel.Token));
        released.SetResult();
    }
}
