using System.Text;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Tests.Policies;

/// <summary>What the reader refuses in the tables that decide whether goods may come back.</summary>
public class EligibilityTablesTests
{
    private static PolicyResult Read(string members) => PolicyReader.Read(Encoding.UTF8.GetBytes($$"""{ "version": "1", {{members}} }"""));

    [Theory]
    [InlineData("\"windows\": [{ \"id\": \"W\", \"days\": 0 }]", "$.windows[0].days", "1 to 3650 days, or null")]
    [InlineData("\"windows\": [{ \"id\": \"W\", \"days\": 3651 }]", "$.windows[0].days", "1 to 3650 days, or null")]
    [InlineData("\"windows\": [{ \"id\": \"W\" }]", "$.windows[0].days", "is missing")]
    [InlineData("\"windows\": [{ \"id\": \"W\", \"days\": 9 }, { \"id\": \"V\", \"reasons\": [\"DEFECTIVE\"], \"days\": 90 }]", "$.windows[1]", "V never decides: W above it")]
    [InlineData("\"windows\": [{ \"id\": \"W\", \"days\": 9, \"categories\": [\"x\"] }]", "$.windows[0].categories[0]", "A-Z, 0-9 and _")]
    [InlineData("\"restricted\": [{ \"id\": \"R\", \"mode\": \"NEVER\" }]", "$.restricted[0].mode", "Use one of REFUSE, PERSON")]
    [InlineData("\"restricted\": [{ \"id\": \"R\", \"mode\": \"REFUSE\" }, { \"id\": \"S\", \"mode\": \"PERSON\" }]", "$.restricted[1]", "S never decides")]
    [InlineData("\"restricted\": [{ \"id\": \"R\", \"mode\": \"REFUSE\", \"categories\": [\"\"] }]", "$.restricted[0].categories[0]", "A-Z, 0-9 and _")]
    [InlineData("\"warranty\": [{ \"id\": \"G\", \"months\": 0 }]", "$.warranty[0].months", "1 to 120 months")]
    [InlineData("\"warranty\": [{ \"id\": \"G\", \"months\": 121 }]", "$.warranty[0].months", "1 to 120 months")]
    [InlineData("\"warranty\": [{ \"id\": \"G\", \"months\": 12 }, { \"id\": \"H\", \"months\": 24 }]", "$.warranty[1]", "H never decides")]
    [InlineData("\"warranty\": [{ \"id\": \"G\", \"months\": 12, \"categories\": [\"a\"] }]", "$.warranty[0].categories[0]", "A-Z, 0-9 and _")]
    [InlineData("\"proofOfPurchase\": [{ \"id\": \"P\", \"needed\": \"RECEIPT\" }]", "$.proofOfPurchase[0].needed", "Use one of NONE, ORDER, SERIAL")]
    [InlineData("\"proofOfPurchase\": [{ \"id\": \"P\", \"needed\": \"NONE\" }, { \"id\": \"Q\", \"needed\": \"ORDER\" }]", "$.proofOfPurchase[1]", "Q never decides")]
    [InlineData("\"proofOfPurchase\": [{ \"id\": \"P\", \"needed\": \"NONE\", \"categories\": [\"a\"] }]", "$.proofOfPurchase[0].categories[0]", "A-Z, 0-9 and _")]
    [InlineData("\"withdrawalExcluded\": [{ \"id\": \"X\" }, { \"id\": \"Y\", \"unlessSealed\": true }]", "$.withdrawalExcluded[1]", "Y never decides")]
    [InlineData("\"withdrawalExcluded\": [{ \"id\": \"X\", \"categories\": [\"a\"] }]", "$.withdrawalExcluded[0].categories[0]", "A-Z, 0-9 and _")]
    [InlineData("\"windows\": [{ \"id\": \"W\", \"days\": 9 }], \"warranty\": [{ \"id\": \"W\", \"months\": 9 }]", "$.warranty[0].id", "taken by $.windows[0].id")]
    [InlineData("\"restricted\": [{ \"id\": \"a.b\", \"mode\": \"REFUSE\" }]", "$.restricted[0].id", "letters, digits, - and _")]
    public void Tables_that_do_not_hold_together_are_refused(string members, string path, string says)
    {
        var fault = Read(members).Faults.ShouldHaveSingleItem();
        fault.Path.ShouldBe(path);
        fault.Message.ShouldContain(says);
    }

    [Fact]
    public void Tables_that_hold_together_are_read_and_an_old_document_has_none()
    {
        var policy = Read("""
            "windows": [{ "id": "W", "reasons": ["DEFECTIVE"], "days": 90 }, { "id": "V", "countries": ["DE"], "days": null }],
            "restricted": [{ "id": "R", "categories": ["FOOD"], "mode": "REFUSE", "allowedReasons": ["EXPIRED_OR_SPOILED"] }],
            "warranty": [{ "id": "G", "months": 24 }],
            "proofOfPurchase": [{ "id": "P", "needed": "SERIAL" }],
            "withdrawalExcluded": [{ "id": "X", "categories": ["HYGIENE"], "unlessSealed": true }]
            """).Policy.ShouldNotBeNull();
        policy.Windows.Select(w => w.Days).ShouldBe([90, null]);
        policy.Restricted[0].Mode.ShouldBe(RestrictionMode.Refuse);
        policy.Warranty[0].Months.ShouldBe(24);
        policy.ProofOfPurchase[0].Needed.ShouldBe(ProofOfPurchase.Serial);
        policy.WithdrawalExcluded[0].UnlessSealed.ShouldBeTrue();
        DefaultPolicy.Document.Windows.ShouldBeEmpty();
        DefaultPolicy.Document.Restricted.ShouldBeEmpty();
    }
}
