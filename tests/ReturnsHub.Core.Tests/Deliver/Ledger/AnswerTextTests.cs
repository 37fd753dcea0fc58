using ReturnsHub.Core.Deliver.Ledger;

namespace ReturnsHub.Core.Tests.Deliver.Ledger;

public class AnswerTextTests
{
    [Theory]
    [InlineData("RH-AMKMH1YK22KZ70F0ABCDEFGH-2 is there more than once.")]
    [InlineData("SM-4YG7PJJQJWH4TREB63C1KZ77-12, JE-25GRBZ6FY6V7HWSCSF8J8RZW-1 and CB-HD266PYQHVFSKGRSFVGD90Y8-8MA6W differ.")]
    [InlineData("422 The posting date is not within your range of allowed posting dates.")]
    public void The_hubs_own_numbers_stay_readable(string answer) => AnswerText.Of(answer).ShouldBe(answer);

    [Theory]
    [InlineData("Account DE89 3704 0044 0532 0130 00 is closed.", "DE89")]
    [InlineData("RH-AMKMH1YK22KZ70F0ABCDEFGH-2: account DE89370400440532013000 is closed.", "DE89")]
    [InlineData("Write to finn@example.com.", "finn@")]
    [InlineData("See https://erp.example/customers/77.", "erp.example")]
    public void What_names_a_person_or_an_account_goes(string answer, string gone)
    {
        var kept = AnswerText.Of(answer);
        kept.ShouldNotContain(gone);
        if (answer.StartsWith("RH-", StringComparison.Ordinal)) kept.ShouldStartWith("RH-AMKMH1YK22KZ70F0ABCDEFGH-2: account ");
    }
}
