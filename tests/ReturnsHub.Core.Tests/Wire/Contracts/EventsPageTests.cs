using ReturnsHub.Core.Wire.Contracts;

namespace ReturnsHub.Core.Tests.Wire.Contracts;

/// <summary>EVENTS.md says what the contract says; RETURNSHUB_WRITE_CONTRACT=additions writes it anew.</summary>
public class EventsPageTests
{
    private static readonly string Page = Path.Combine(Path.GetDirectoryName(ContractTests.FilePath())!, "EVENTS.md");

    [Fact]
    public void The_page_says_what_the_contract_says()
    {
        var written = EventsPage.Write(ContractMerge.Of(ContractTests.Published(), ContractTests.Code)).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("RETURNSHUB_WRITE_CONTRACT") == "additions") File.WriteAllText(Page, written);
        File.ReadAllText(Page).ReplaceLineEndings("\n").ShouldBe(written, "Run this with RETURNSHUB_WRITE_CONTRACT=additions.");
    }

    [Fact]
    public void Every_type_a_field_names_is_described_or_plain()
    {
        string[] plain = ["string", "boolean", "integer", "uuid", "object"];
        var contract = EventContract.Published;
        var named = contract.Envelope.Concat(contract.Events.SelectMany(e => e.Fields)).Concat(contract.Shapes.SelectMany(s => s.Fields ?? []));
        named.Select(f => f.Shape).Distinct().Except(plain).Except(contract.Shapes.Select(s => s.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void The_shapes_of_an_event_are_those_its_fields_lead_to()
    {
        var contract = EventContract.Published;
        contract.ShapesOf(contract.Find("returnshub.credit.posted.v1")!).Select(s => s.Name).ShouldBe(["date-time"]);
        contract.ShapesOf(contract.Find("returnshub.order.attached.v1")!).Select(s => s.Name)
            .ShouldBe(["Currency", "Money", "OrderLineReport", "OrderReport", "Sku", "date-time", "decimal"]);
    }
}
