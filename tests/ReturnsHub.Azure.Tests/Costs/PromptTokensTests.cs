using ReturnsHub.Azure.Reasons.Asking;
using ReturnsHub.Azure.Tests.Costs.Counting;

namespace ReturnsHub.Azure.Tests.Costs;

/// <summary>
/// The tokens of a question were counted once, with the tokenizer of the deployed model's family. Whoever changes the prompt counts again:
/// <c>npm install gpt-tokenizer</c>, <c>encode</c> of <c>gpt-tokenizer/encoding/o200k_base</c> over both messages and the form of the answer,
/// and nine tokens for the frame of two messages.
/// </summary>
public class PromptTokensTests
{
    [Fact]
    public void The_published_tokens_are_those_of_this_prompt()
    {
        var published = CostFile.Counts.Single(c => c.Name == "tokensInPerLine");
        published.Basis.ShouldBe("counted");
        published.From.ShouldContain(Prompt.Hash[..12]);
    }

    [Fact]
    public void The_published_tokens_fit_the_prompts_length()
    {
        var characters = Prompt.Instructions.Length + Prompt.AnswerSchema.Length + UserMessage.Of("Much too small across the shoulders, I usually wear M").Length;
        // English and JSON take three to five characters a token.
        CostFile.Counts.Single(c => c.Name == "tokensInPerLine").Value.ShouldBeInRange(characters / 5d, characters / 3d);
    }
}
