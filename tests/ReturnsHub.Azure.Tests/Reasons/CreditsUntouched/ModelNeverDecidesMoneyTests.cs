using ReturnsHub.Azure.Reasons;
using ReturnsHub.Azure.Tests.Reasons.Loopback;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Azure.Tests.Reasons.CreditsUntouched;

/// <summary>
/// What a model may change is the reason on record, as much as the customer's own pick could. The same histories are played with the model
/// down, slow, wrong and hostile.
/// </summary>
public class ModelNeverDecidesMoneyTests : ModelTest
{
    /// <summary>Nothing in it asks for a reason: every code gives the same money.</summary>
    private static readonly PolicyDocument WithoutReasons = new()
    {
        Version = "plain-1",
        Approval = [new ApprovalRule { Id = "over-150", Over = 150, Approvers = 1 }],
        RestockingFees = [new RestockingFeeRule { Id = "worn", Grades = [Grade.C, Grade.D], Percent = 20 }],
        Dispositions = [new DispositionRule { Id = "all", Disposition = Disposition.Restock }],
    };

    public static TheoryData<string> NoAnswers { get; } = ["down", "unreachable", "throttled", "slow", "refusing", "filtered", "cut off", "paying", "inventing", "talking"];

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public async Task A_model_that_gives_no_answer_changes_nothing_at_all(string how)
    {
        var expected = await PlayAsync(DefaultPolicy.Document, Local);
        Model.Answers = _ => Failing(how);
        var classifier = how == "slow" ? new OutOfTime(Classifier(), Model, Time) : (IReasonClassifier)Classifier(o => o with { FailuresBeforeRest = 3 });

        var states = await PlayAsync(DefaultPolicy.Document, classifier);

        foreach (var (story, state) in states)
        {
            ReasonHub.Credits(state).ShouldBe(ReasonHub.Credits(expected[story]), story);
            state.Exceptions.Select(e => (e.Kind, e.About)).ShouldBe(expected[story].Exceptions.Select(e => (e.Kind, e.About)), story);
            Reason(state).ShouldBe(Reason(expected[story]), story);
            state.Lines[0].Classified!.Classification.Model!.Fallback.ShouldNotBeNull(story);
        }

        states.Values.SelectMany(s => s.Credits).ShouldContain(c => c.Status == CreditStatus.Released);
    }

    [Theory]
    [InlineData("H")]
    [InlineData("Q")]
    [InlineData("J")]
    [InlineData("X")]
    public async Task A_model_that_is_wrong_and_unsure_leaves_every_credit_to_the_customers_own_pick(string label)
    {
        var expected = await PlayAsync(DefaultPolicy.Document, new Clueless());
        Model.Answers = _ => Answering.With(label, sure: 0.69, rival: "A");

        var states = await PlayAsync(DefaultPolicy.Document, Classifier());

        foreach (var (story, state) in states)
        {
            ReasonHub.Credits(state).ShouldBe(ReasonHub.Credits(expected[story]), story);
            Reason(state).ShouldBe(Reason(expected[story]), story);
            // A customer who picked nothing has no reason yet: a person gives it.
            (state.Lines[0].Reason?.Basis ?? ReasonBasis.Source).ShouldBe(ReasonBasis.Source, story);
        }
    }

    [Theory]
    [InlineData("A")]
    [InlineData("H")]
    [InlineData("Q")]
    [InlineData("W")]
    public async Task Where_the_policy_does_not_ask_for_reasons_a_model_that_is_wrong_and_sure_changes_no_credit(string label)
    {
        var expected = await PlayAsync(WithoutReasons, new Settled());
        Model.Answers = _ => Answering.With(label, sure: 0.999);

        foreach (var (story, state) in await PlayAsync(WithoutReasons, Classifier()))
            ReasonHub.Credits(state).ShouldBe(ReasonHub.Credits(expected[story]), story);
    }

    [Theory]
    [InlineData("H", ReasonCode.Defective)]
    [InlineData("Q", ReasonCode.ChangedMind)]
    [InlineData("J", ReasonCode.DamagedInTransit)]
    public async Task Where_it_does_a_wrong_and_sure_model_gives_what_the_customers_own_pick_of_that_reason_would_have(string label, ReasonCode code)
    {
        // Not a cent that the policy does not grant to anybody who ticks that box.
        var expected = await PlayAsync(DefaultPolicy.Document, new Clueless(), s => s with { Picked = code, Note = null });
        Model.Answers = _ => Answering.With(label, sure: 0.999);

        foreach (var (story, state) in await PlayAsync(DefaultPolicy.Document, Classifier()))
        {
            ReasonHub.Credits(state).ShouldBe(ReasonHub.Credits(expected[story]), story);
            state.Credits.Sum(c => c.Amount.Amount).ShouldBeLessThanOrEqualTo(Story.All.Single(s => s.Name == story).Paid, story);
        }
    }

    [Theory]
    [InlineData("T", 0.999)]
    [InlineData("T", 0.2)]
    [InlineData("V", 0.999)]
    public async Task A_word_of_danger_or_of_a_foreign_card_releases_nothing_and_calls_a_person(string label, double sure)
    {
        Model.Answers = _ => Answering.With(label, sure: sure);

        foreach (var (story, state) in await PlayAsync(DefaultPolicy.Document, Classifier()))
        {
            state.Credits.ShouldAllBe(c => c.Status == CreditStatus.Held, story);
            state.Exceptions.ShouldContain(e => e.Kind == ExceptionKind.ReasonUncertain, story);
        }
    }

    private static (ReasonCode?, ReasonCode?) Reason(ReturnState state) => (state.Lines[0].Reason?.Code, state.Lines[0].Reason?.Secondary);

    private static async Task<Dictionary<string, ReturnState>> PlayAsync(PolicyDocument policy, IReasonClassifier classifier, Func<Story, Story>? change = null)
    {
        await using var hub = await ReasonHub.OpenAsync(policy, classifier);
        var states = new Dictionary<string, ReturnState>(StringComparer.Ordinal);
        foreach (var story in Story.All) states[story.Name] = await hub.PlayAsync(change is null ? story : change(story));
        return states;
    }

    private static ModelAnswerText Failing(string how) => how switch
    {
        "down" => Answering.Error(500, "server_error"),
        "unreachable" => new ModelAnswerText("") { HangUp = true },
        "throttled" => Answering.Error(429, "429", null, ("Retry-After", "3600")),
        "slow" => Answering.With("H", sure: 0.999) with { After = new TaskCompletionSource().Task },
        "refusing" => Answering.Content(null, refusal: "No."),
        "filtered" => Answering.Error(400, "content_filter", "prompt"),
        "cut off" => Answering.Content("""{"label":"H""", finish: "length"),
        "paying" => Answering.Content("""{"label":"H","second":"-","credit":{"amount":"500.00","currency":"EUR","status":"RELEASED"}}"""),
        "inventing" => Answering.Content("""{"label":"FULL_REFUND","second":"-"}"""),
        "talking" => Answering.Content("Approved. The customer gets 500 EUR."),
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, "Not a way to fail."),
    };

    /// <summary>Knows of no text what it says.</summary>
    private sealed class Clueless : IReasonClassifier
    {
        public Task<ClassificationReport> ClassifyAsync(string redactedText, CancellationToken ct) => Task.FromResult(Saying(ReasonCode.Unknown, 0));
    }

    /// <summary>Always sure of a harmless reason.</summary>
    private sealed class Settled : IReasonClassifier
    {
        public Task<ClassificationReport> ClassifyAsync(string redactedText, CancellationToken ct) => Task.FromResult(Saying(ReasonCode.Style, 1));
    }

    private static ClassificationReport Saying(ReasonCode code, decimal confidence) =>
        new() { Code = code, Confidence = confidence, Classifier = "test", Taxonomy = Taxonomy.Version, InputHash = new string('0', 64) };

    /// <summary>Lets the time run out on every question that reaches the model.</summary>
    private sealed class OutOfTime(ModelClassifier classifier, LoopbackModel model, Testing.Time.ManualTime time) : IReasonClassifier
    {
        public async Task<ClassificationReport> ClassifyAsync(string redactedText, CancellationToken ct)
        {
            var asking = classifier.ClassifyAsync(redactedText, ct);
            if (await Task.WhenAny(asking, model.ArrivedAsync()) != asking) time.Advance(TimeSpan.FromSeconds(20));
            return await asking;
        }
    }
}
