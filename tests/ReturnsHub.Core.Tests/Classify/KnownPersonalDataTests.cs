using ReturnsHub.Core.Classify;
using ReturnsHub.Core.Reasons;

namespace ReturnsHub.Core.Tests.Classify;

public class KnownPersonalDataTests
{
    private static readonly Dictionary<string, string> Vault = new(StringComparer.Ordinal)
    {
        ["note/rl-1"] = "broke, Anna",
        ["note/rl-2"] = "Otto said so",
        ["withdrawal/wd-1/name"] = "Anna Maria Schmidt",
        ["withdrawal/wd-1/contact"] = "a.schmidt-weber+returns@example.com",
        ["withdrawal/wd-1/statement"] = "I withdraw, Otto",
        ["withdrawal/wd-1/receipt"] = "sealed",
        ["withdrawal/wd-2/name"] = "Jörg Ångström",
        ["withdrawal/wd-2/contact"] = "Haus am See",
    };

    [Theory]
    [InlineData("broke, Anna", "broke, <NAME>")]
    [InlineData("Anna Maria Schmidt says it broke", "<NAME> says it broke")]
    [InlineData("ANNA MARIA SCHMIDT", "<NAME>")]
    [InlineData("ask Weber", "ask <NAME>")]
    [InlineData("it broke. Jorg", "it broke. <NAME>")]
    [InlineData("left at haus am see, please", "left at <ADDRESS>, please")]
    [InlineData("Otto broke it", "Otto broke it")]
    [InlineData("the returns label is missing", "the returns label is missing")]
    public void Names_and_addresses_of_declarations_are_hints_and_nothing_else_is(string text, string redacted) =>
        Redactor.Redact(text, KnownPersonalData.Of(Vault)).Text.ShouldBe(redacted);

    [Fact]
    public void An_empty_vault_gives_no_hints()
    {
        var hints = KnownPersonalData.Of(new Dictionary<string, string>(StringComparer.Ordinal));
        hints.Names.ShouldBeEmpty();
        hints.Addresses.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("@anna")]
    [InlineData("+49 170 1234567")]
    [InlineData("a.b@example.com")]
    public void A_contact_without_words_in_its_mailbox_gives_no_name(string contact) =>
        KnownPersonalData.Of(new Dictionary<string, string>(StringComparer.Ordinal) { ["withdrawal/wd-1/contact"] = contact }).Names.ShouldBeEmpty();
}
