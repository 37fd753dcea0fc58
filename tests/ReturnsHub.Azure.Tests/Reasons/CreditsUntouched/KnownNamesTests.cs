using ReturnsHub.Azure.Tests.Reasons.Loopback;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Azure.Tests.Reasons.CreditsUntouched;

/// <summary>What the vault knows of a customer is taken out of their words before a model reads them.</summary>
public class KnownNamesTests : ModelTest
{
    [Theory]
    [InlineData("broke, Anna", "broke, <NAME>")]
    [InlineData("Anna Maria Schmidt here, it broke", "<NAME> here, it broke")]
    [InlineData("it broke, anna schmidt", "it broke, <NAME>")]
    [InlineData("broke, Herr Ober", "broke, Herr <NAME>")]
    public async Task A_name_the_vault_knows_needs_no_lead_in(string note, string sent)
    {
        var story = new Story("named", ReasonCode.Other, note, 20, Grade.A) { Withdraws = "Anna Maria Schmidt" };
        await using var hub = await ReasonHub.OpenAsync(DefaultPolicy.Document, Classifier());

        await hub.PlayAsync(story);

        Model.Requests.ShouldHaveSingleItem().Words.ShouldBe(sent);
    }

    [Fact]
    public async Task Nothing_of_the_words_and_nothing_the_model_wrote_is_in_the_events()
    {
        var story = new Story("named", ReasonCode.Other, "broke, Anna. Zanzibar-words", 20, Grade.A) { Withdraws = "Anna Maria Schmidt" };
        Model.Answers = _ => Answering.Content("""{"label":"H","second":"-","note":"Zanzibar-words"}""");
        await using var hub = await ReasonHub.OpenAsync(DefaultPolicy.Document, Classifier());

        await hub.PlayAsync(story);

        var events = await hub.Returns.ReadStreamAsync(ReasonHub.Key(story), 1, CancellationToken.None);
        var wire = events.Select(e => System.Text.Encoding.UTF8.GetString(CloudEventJson.Write(e).Span)).ToList();
        wire.ShouldAllBe(w => !w.Contains("Zanzibar", StringComparison.Ordinal) && !w.Contains("Anna", StringComparison.Ordinal));
        wire.ShouldContain(w => w.Contains("\"fallback\":\"BAD_OUTPUT\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Classifying_again_says_nothing_new()
    {
        var story = new Story("twice", ReasonCode.Other, "Far too short.", 20, Grade.A);
        await using var hub = await ReasonHub.OpenAsync(DefaultPolicy.Document, Classifier());
        var version = (await hub.PlayAsync(story)).Version;

        await hub.ClassifyAsync(story);

        (await hub.StateAsync(story)).Version.ShouldBe(version);
        Model.Requests.Count.ShouldBe(1);
    }
}
