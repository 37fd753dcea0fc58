using System.Text;
using ReturnsHub.Core.Wire.Contracts;

namespace ReturnsHub.Core.Tests.Wire.Contracts;

/// <summary>The contract as a page for people: EVENTS.md.</summary>
internal static class EventsPage
{
    public static string Write(EventContract contract)
    {
        var page = new StringBuilder(
            $"""
            # Events

            What consumers get, by webhook or from the feed: CloudEvents 1.0 in JSON. Generated from the code and `contract.json`; a test keeps it so.
            The same, with JSON Schemas and an example of each, is served at `/api/event-types`, `/schemas/` and `/asyncapi.json`.

            The contract only grows. A field that is there stays, of its type and as reliably there as it was; what must change becomes a new version
            of its event (`….v2`), beside the old one. Read leniently: ignore fields you do not know, and expect codes you do not know.

            Contract {contract.Versions[^1].Version}: {string.Join(", ", contract.Versions.Select(v => $"{v.Version} of {v.Date}"))}. *Since* names the version a field came with;
            fields in *italics* are left out when there is nothing to say.

            ## Around every event

            """.ReplaceLineEndings("\n"));
        Fields(page, contract.Envelope);
        page.Append("\n## Event types\n\n| type | since | says |\n|---|---|---|\n");
        foreach (var e in contract.Events) page.Append($"| [{Short(e.Type)}](#{Anchor(e.Type)}) | {e.Since} | {Cell(e.What)} |\n");
        foreach (var e in contract.Events)
        {
            page.Append($"\n### {e.Type}\n\n{e.What} Since {e.Since}.\n\n");
            Fields(page, e.Fields);
        }

        page.Append("\n## What fields are made of\n");
        foreach (var shape in contract.Shapes) Shape(page, shape);
        return page.ToString();
    }

    private static void Shape(StringBuilder page, ContractShape shape)
    {
        page.Append($"\n### {shape.Name}\n\n{shape.What} Since {shape.Since}.\n");
        if (shape.Pattern is { } pattern) page.Append($"A text of the form `{pattern}`.\n");
        if (shape.Fields is { } fields)
        {
            page.Append('\n');
            Fields(page, fields);
        }

        if (shape.Values is not { } values) return;
        page.Append("\n| code | since | means |\n|---|---|---|\n");
        foreach (var value in values) page.Append($"| `{value.Value}` | {value.Since} | {Cell(value.What)} |\n");
    }

    private static void Fields(StringBuilder page, IReadOnlyList<ContractField> fields)
    {
        page.Append("| field | type | since | says |\n|---|---|---|---|\n");
        foreach (var field in fields) page.Append($"| {(field.Required ? field.Name : $"*{field.Name}*")} | {field.Type} | {field.Since} | {Cell(field.What)} |\n");
    }

    private static string Short(string type) => type["returnshub.".Length..];

    // As GitHub makes anchors of headings: small letters, dots gone.
    private static string Anchor(string type) => type.Replace(".", "", StringComparison.Ordinal);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
