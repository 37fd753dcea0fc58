using System.Text;

namespace ReturnsHub.Core.Scenarios;

/// <summary>Writes the catalogue as the README beside it.</summary>
public static class ScenarioReadme
{
    /// <summary>The document, Markdown with line feeds.</summary>
    public static string Write()
    {
        var text = new StringBuilder("""
            # Scenarios: what an ERP will be asked to book

            Each scenario is the life of one return as shop, warehouse and people would report it. It holds reports and commands only; what is
            released comes out of the hub's own rules, under `sandbox-policy.json`. `ScenarioTableTests` checks the numbers below.

            Play one in a sandbox tenant with `POST /api/scenarios/{name}/play`; the events are marked `"test": true`. In a test,
            `ScenarioPlay.Record("refund-with-return")` gives the same history byte for byte. This file is written by `ScenarioReadme` and
            checked by a test.

            ## Articles to set up

            | SKU | what | category | vendor | cost of a unit |
            |---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var a in Article.All)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {a.Sku} | {a.Name} | {a.Category} | {a.Vendor} | {a.UnitCost:0.00} |\n");
        text.Append("\n## Scenarios\n\n| name | what happens | what a controller sees |\n|---|---|---|\n");
        foreach (var s in ScenarioCatalogue.All) text.Append($"| `{s.Name}` | {s.Title} | {s.Seen} |\n");
        return text.ToString();
    }
}
