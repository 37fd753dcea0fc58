using ReturnsHub.Azure.Tests.Reasons.Loopback;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Tests.Reasons;

public class DailyTokensTests : ModelTest
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(EventSamples.Noon.UtcDateTime);

    [Fact]
    public async Task Over_the_days_tokens_the_local_classifier_answers_until_the_next_day()
    {
        // One answer takes 812.
        var classifier = Classifier(o => o with { DailyTokens = 1_000 });
        (await AskAsync(classifier, "Too small.")).Model!.Fallback.ShouldBeNull();
        (await AskAsync(classifier, "Much too small.")).Model!.Fallback.ShouldBeNull();

        (await AskAsync(classifier, "Far too small.")).Model!.Fallback.ShouldBe(ModelFallback.BudgetSpent);
        (await Budget.SpentAsync(Today, CancellationToken.None)).ShouldBe(1_624);
        // What was answered before still is.
        (await AskAsync(classifier, "Too small.")).Model!.FromCache.ShouldBeTrue();

        Time.Advance(TimeSpan.FromHours(12));
        (await AskAsync(classifier, "Far too small.")).Model!.Fallback.ShouldBeNull();
        Model.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_other_processes_spent_counts()
    {
        await Budget.AddAsync(Today, 5_000_000, CancellationToken.None);
        (await AskAsync(Classifier())).Model!.Fallback.ShouldBe(ModelFallback.BudgetSpent);
    }

    [Fact]
    public async Task A_budget_of_nothing_asks_nothing()
    {
        (await AskAsync(Classifier(o => o with { DailyTokens = 0 }))).Model!.Fallback.ShouldBe(ModelFallback.BudgetSpent);
        Model.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_of_no_use_are_paid_for_too()
    {
        Model.Answers = _ => Answering.Content("{}");
        await AskAsync(Classifier());
        (await Budget.SpentAsync(Today, CancellationToken.None)).ShouldBe(812);
    }

    [Fact]
    public async Task A_question_whose_answer_never_came_is_counted_by_its_length()
    {
        var never = new TaskCompletionSource();
        Model.Answers = _ => Answering.With("A") with { After = never.Task };
        var asking = AskAsync(Classifier());
        await Model.ArrivedAsync();
        Time.Advance(TimeSpan.FromSeconds(20));
        await asking;

        (await Budget.SpentAsync(Today, CancellationToken.None)).ShouldBeInRange(500, 1_500);
        never.SetResult();
    }
}
