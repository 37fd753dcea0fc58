using System.Text;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Tests.Policies;

public class VendorCheckTests
{
    [Theory]
    [InlineData("""{ "id": "v" }""", "$.vendors[0].vendors", "Name the vendor")]
    [InlineData("""{ "id": "v", "vendors": ["A"], "defectAllowancePercent": 101 }""", "$.vendors[0].defectAllowancePercent", "0 to 100")]
    [InlineData("""{ "id": "v", "vendors": ["A"], "claimWithinDays": 0 }""", "$.vendors[0].claimWithinDays", "1 to 3650")]
    [InlineData("""{ "id": "v", "vendors": ["A"], "violations": [{ "violation": "RUDENESS" }] }""", "$.vendors[0].violations[0].violation", "Use one of DEFECTIVE_GOODS")]
    [InlineData("""{ "id": "v", "vendors": ["A"], "violations": [{ "violation": "WRONG_GOODS", "percentOfCost": -1 }] }""", "$.vendors[0].violations[0].percentOfCost", "0 to 100")]
    [InlineData("""{ "id": "v", "vendors": ["A"], "violations": [{ "violation": "WRONG_GOODS", "feePerUnit": -1 }] }""", "$.vendors[0].violations[0].feePerUnit", "0 or more")]
    [InlineData("""{ "id": "v", "vendors": ["A"], "violations": [{ "violation": "WRONG_GOODS" }, { "violation": "WRONG_GOODS" }] }""", "$.vendors[0].violations[1]", "listed before")]
    [InlineData("""{ "id": "v", "vendors": ["A"] }, { "id": "w", "vendors": ["A"], "categories": ["SHOES"] }""", "$.vendors[1]", "w never decides: v above it")]
    public void An_agreement_that_does_not_hold_together_is_refused_with_its_place(string agreements, string path, string message)
    {
        var result = PolicyReader.Read(Encoding.UTF8.GetBytes($$"""{ "version": "v1", "vendors": [{{agreements}}] }"""));
        var fault = result.Faults.ShouldHaveSingleItem();
        (fault.Path, fault.Line).ShouldBe((path, 1));
        fault.Message.ShouldContain(message);
    }

    [Fact]
    public void A_narrower_agreement_stands_above_the_general_one()
    {
        var policy = PolicyReader.Read("""{ "version": "v1", "vendors": [{ "id": "shoes", "vendors": ["A"], "categories": ["SHOES"] }, { "id": "all", "vendors": ["A"] }] }"""u8.ToArray()).Policy!;
        VendorAgreements.For(policy, new PolicyScope { Vendor = "A", Category = "SHOES" })!.Id.ShouldBe("shoes");
        VendorAgreements.For(policy, new PolicyScope { Vendor = "A", Category = "TENTS" })!.Id.ShouldBe("all");
        VendorAgreements.For(policy, new PolicyScope { Vendor = "B" }).ShouldBeNull();
        VendorAgreements.For(policy, PolicyScope.Of("SHOES")).ShouldBeNull();
    }
}
