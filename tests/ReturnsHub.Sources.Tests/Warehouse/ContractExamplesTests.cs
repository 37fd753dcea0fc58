using System.Text.RegularExpressions;
using ReturnsHub.Sources.Warehouse;

namespace ReturnsHub.Sources.Tests.Warehouse;

public partial class ContractExamplesTests
{
    [Fact]
    public void Every_example_of_the_contract_is_read_and_there_is_one_per_type()
    {
        var source = new WarehouseSource(new FixedTime(Inbound.ReceivedAt));
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Warehouse", "README.md"));
        var facts = JsonBlock().Matches(readme).Select(m => source.Normalise("", m.Groups["json"].Value).OnlyFact()).ToList();
        facts.Select(f => f.Body.GetType()).ShouldBe(
            [typeof(ReceiptReported), typeof(InspectionReported), typeof(DispositionReported), typeof(DestructionReported)]);
    }

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonBlock();
}
