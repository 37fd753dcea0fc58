using ReturnsHub.Core.Facts;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IClassificationCache"/> does, opened to keep answers for 30 days and 3 at least.</summary>
public abstract class ClassificationCacheContract : PortContract<IClassificationCache>
{
    protected static TimeSpan KeepFor => TimeSpan.FromDays(30);

    private static string Key(char digit) => new(digit, 64);

    private static ClassificationReport Answer(Core.Codes.ReasonCode code = Core.Codes.ReasonCode.SizeTooSmall) => new()
    {
        Code = code,
        Secondary = Core.Codes.ReasonCode.Color,
        Confidence = 0.931m,
        Classifier = "openai-1/reasons",
        Taxonomy = "2026-11",
        InputHash = new string('e', 64),
        Model = new ModelRun
        {
            Deployment = "reasons",
            Model = "gpt-4.1-mini",
            PromptHash = new string('f', 64),
            InputTokens = 800,
            OutputTokens = 12,
            LatencyMilliseconds = 640,
            Basis = ConfidenceBasis.LogProbabilities,
        },
    };

    [Fact]
    public async Task An_answer_comes_back_as_it_was_kept()
    {
        await Port.KeepAsync(Key('a'), Answer(), Ct);
        (await Port.FindAsync(Key('a'), Ct)).ShouldBe(Answer());
    }

    [Fact]
    public async Task Another_key_has_another_answer_or_none()
    {
        await Port.KeepAsync(Key('a'), Answer(), Ct);
        await Port.KeepAsync(Key('b'), Answer(Core.Codes.ReasonCode.Style), Ct);

        (await Port.FindAsync(Key('b'), Ct))!.Code.ShouldBe(Core.Codes.ReasonCode.Style);
        (await Port.FindAsync(Key('c'), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task The_newest_answer_of_a_key_counts()
    {
        await Port.KeepAsync(Key('a'), Answer(), Ct);
        await Port.KeepAsync(Key('a'), Answer(Core.Codes.ReasonCode.Style), Ct);
        (await Port.FindAsync(Key('a'), Ct))!.Code.ShouldBe(Core.Codes.ReasonCode.Style);
    }

    [Fact]
    public async Task An_answer_is_forgotten_when_its_time_is_over()
    {
        await Port.KeepAsync(Key('a'), Answer(), Ct);
        await PassAsync(KeepFor - TimeSpan.FromMinutes(1));
        (await Port.FindAsync(Key('a'), Ct)).ShouldNotBeNull();

        await PassAsync(TimeSpan.FromMinutes(2));
        (await Port.FindAsync(Key('a'), Ct)).ShouldBeNull();
    }
}
