using ReturnsHub.Azure.Tests.Reasons.Loopback;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Tests.Reasons;

/// <summary>How often a model is asked, and when it is left alone.</summary>
public class PatienceTests : ModelTest
{
    [Theory]
    [InlineData(429, "retry-after-ms", "1500", 1_500)]
    [InlineData(429, "Retry-After", "2", 2_000)]
    [InlineData(503, "Retry-After", "2", 2_000)]
    [InlineData(429, "Retry-After", "Sun, 01 Mar 2026 12:00:03 GMT", 3_000)]
    public async Task A_pause_the_service_asks_for_is_kept_when_it_fits(int status, string header, string value, int milliseconds)
    {
        Model.Answers = _ => Model.Requests.Count == 1 ? Answering.Error(status, "busy", null, (header, value)) : Answering.With("A");
        var asking = AskAsync(Classifier());
        await Clock.WaitedForAsync(TimeSpan.FromMilliseconds(milliseconds));

        Time.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
        Model.Requests.Count.ShouldBe(1);
        Time.Advance(TimeSpan.FromMilliseconds(1));

        var run = (await asking).Model!;
        (run.Fallback, run.LatencyMilliseconds).ShouldBe((null, milliseconds));
        Model.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_milliseconds_count_before_the_seconds()
    {
        Model.Answers = _ => Model.Requests.Count == 1 ? Answering.Error(429, "429", null, ("Retry-After", "15"), ("retry-after-ms", "100")) : Answering.With("A");
        var asking = AskAsync(Classifier());
        await Clock.WaitedForAsync(TimeSpan.FromMilliseconds(100));
        Time.Advance(TimeSpan.FromMilliseconds(100));
        (await asking).Model!.Fallback.ShouldBeNull();
    }

    [Theory]
    [InlineData("Retry-After", "20")]
    [InlineData("Retry-After", "3600")]
    [InlineData("Retry-After", "soon")]
    [InlineData("Retry-After", "-1")]
    [InlineData("Retry-After", "Sun, 01 Mar 2026 11:00:00 GMT")]
    [InlineData("X-Other", "1")]
    public async Task A_pause_that_does_not_fit_or_was_not_asked_for_is_not_waited(string header, string value)
    {
        Model.Answers = _ => Answering.Error(429, "429", null, (header, value));
        (await AskAsync(Classifier())).Model!.Fallback.ShouldBe(ModelFallback.RateLimited);
        Model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Three_times_is_the_most()
    {
        Model.Answers = _ => Answering.Error(429, "429", null, ("retry-after-ms", "1000"));
        var asking = AskAsync(Classifier());
        for (var repeats = 0; repeats < 2; repeats++)
        {
            await Clock.WaitedForAsync(TimeSpan.FromSeconds(1));
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        (await asking).Model!.Fallback.ShouldBe(ModelFallback.RateLimited);
        Model.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_service_that_fails_again_and_again_is_left_alone_and_then_tried_by_one()
    {
        Model.Answers = _ => Answering.Error(500, "server_error");
        var classifier = Classifier(o => o with { FailuresBeforeRest = 3, Rest = TimeSpan.FromMinutes(1) });
        for (var i = 0; i < 3; i++) (await AskAsync(classifier)).Model!.Fallback.ShouldBe(ModelFallback.ServerError);

        (await AskAsync(classifier)).Model!.Fallback.ShouldBe(ModelFallback.Resting);
        Time.Advance(TimeSpan.FromSeconds(59));
        (await AskAsync(classifier)).Model!.Fallback.ShouldBe(ModelFallback.Resting);
        Model.Requests.Count.ShouldBe(3);

        Time.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync(classifier)).Model!.Fallback.ShouldBe(ModelFallback.ServerError);
        (await AskAsync(classifier)).Model!.Fallback.ShouldBe(ModelFallback.Resting);

        Time.Advance(TimeSpan.FromMinutes(1));
        var slow = new TaskCompletionSource();
        Model.Answers = _ => Answering.With("A") with { After = slow.Task };
        var trying = AskAsync(classifier);
        (await AskAsync(classifier)).Model!.Fallback.ShouldBe(ModelFallback.Resting);
        slow.SetResult();
        (await trying).Model!.Fallback.ShouldBeNull();

        (await AskAsync(classifier, "Too short.")).Model!.Fallback.ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_between_failures_begins_the_count_anew()
    {
        Model.Answers = _ => Model.Requests.Count % 2 == 1 ? Answering.Error(500, "server_error") : Answering.Content(null, refusal: "No.");
        var classifier = Classifier(o => o with { FailuresBeforeRest = 2 });
        for (var i = 0; i < 4; i++)
            (await AskAsync(classifier)).Model!.Fallback.ShouldBe(i % 2 == 0 ? ModelFallback.ServerError : ModelFallback.Refused);
    }

    [Fact]
    public async Task Texts_that_are_refused_do_not_shut_others_out()
    {
        Model.Answers = r => r.Words == Words ? Answering.With("A") : Answering.Content(null, finish: "content_filter");
        var classifier = Classifier(o => o with { FailuresBeforeRest = 1 });
        for (var i = 0; i < 5; i++) (await AskAsync(classifier, "Something vile.")).Model!.Fallback.ShouldBe(ModelFallback.ContentFilter);
        (await AskAsync(classifier)).Model!.Fallback.ShouldBeNull();
    }

    [Fact]
    public async Task A_pause_too_long_to_wait_is_kept_for_everybody()
    {
        Model.Answers = _ => Model.Requests.Count == 1 ? Answering.Error(429, "429", null, ("Retry-After", "120")) : Answering.With("A");
        var classifier = Classifier();
        (await AskAsync(classifier)).Model!.Fallback.ShouldBe(ModelFallback.RateLimited);

        Time.Advance(TimeSpan.FromSeconds(119));
        (await AskAsync(classifier)).Model!.Fallback.ShouldBe(ModelFallback.Resting);
        Time.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync(classifier)).Model!.Fallback.ShouldBeNull();
        Model.Requests.Count.ShouldBe(2);
    }
}
