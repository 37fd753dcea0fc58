using ReturnsHub.Core.Deliver.Ledger;

namespace ReturnsHub.Core.Tests.Deliver.Ledger;

public class FingerprintTests
{
    [Theory]
    [InlineData("Item SKU-7741 is blocked.", "Item SKU-9 is  blocked.", true)]
    [InlineData("Document RH-NW01-R000481-CR1 exists", "document RH-NW01-R000999-CR2 exists", true)]
    [InlineData("0195f1c0-7b3a-7c3f-8a52-d9c1e4b60077 not found", "1195f1c0-7b3a-7c3f-8a52-d9c1e4b60078 not found", true)]
    [InlineData("The period 2026-03 is closed.", "The item 2026-03 is closed.", false)]
    [InlineData(null, "", true)]
    public void Failures_are_alike_when_only_numbers_and_ids_differ(string? one, string? other, bool alike) =>
        (Fingerprint.Of("erp", "t", "http-422", one) == Fingerprint.Of("erp", "t", "http-422", other)).ShouldBe(alike);

    [Theory]
    [InlineData("wms", "t", "http-422")]
    [InlineData("erp", "u", "http-422")]
    [InlineData("erp", "t", "http-409")]
    public void Consumer_type_and_category_tell_failures_apart(string consumer, string type, string category) =>
        Fingerprint.Of(consumer, type, category, "no").ShouldNotBe(Fingerprint.Of("erp", "t", "http-422", "no"));

    [Fact]
    public void A_fingerprint_is_known_by_its_shape()
    {
        Fingerprint.IsOne(Fingerprint.Of("erp", "t", null, "no")).ShouldBeTrue();
        foreach (var no in new[] { "", "0123456789a", "0123456789AB", "0123456789a'" }) Fingerprint.IsOne(no).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Customer anna@example.com is blocked", "Customer <EMAIL> is blocked")]
    [InlineData("503 Service Unavailable", "503 Service Unavailable")]
    [InlineData("Account DE89 3704 0044 0532 0130 00 is closed", "Account <IBAN> is closed")]
    public void What_the_ledger_keeps_of_an_answer_names_nobody(string answer, string kept) => AnswerText.Of(answer).ShouldBe(kept);
}
