using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Wire.Contracts;

namespace ReturnsHub.Core.Tests.Wire.Contracts;

/// <summary>Writes the contract with a line for each thing, so that a change of it reads well in a review.</summary>
internal static class ContractFile
{
    public static string Write(EventContract contract)
    {
        var text = new StringBuilder("{\n");
        List(text, "versions", contract.Versions.Select(v => Json(v)), last: false);
        List(text, "envelope", contract.Envelope.Select(f => Json(f)), last: false);
        List(text, "events", contract.Events.Select(e => Group(e with { Fields = [] }, e.Fields, "fields")), last: false);
        List(text, "shapes", contract.Shapes.Select(Shape), last: true);
        return text.Append("}\n").ToString();
    }

    private static string Shape(ContractShape shape) => shape switch
    {
        { Fields: { } fields } => Group(shape with { Fields = null }, fields, "fields"),
        { Values: { } values } => Group(shape with { Values = null }, values, "values"),
        _ => Json(shape),
    };

    private static string Group<TOwner, TItem>(TOwner owner, IEnumerable<TItem> items, string name)
    {
        var head = JsonSerializer.SerializeToNode(owner, HubJson.Options)!.AsObject();
        head.Remove(name);
        var lines = items.Select(i => $"    {Json(i)}").ToList();
        var body = lines.Count == 0 ? "[]" : $"[\n{string.Join(",\n", lines)}\n  ]";
        return $"{head.ToJsonString(HubJson.Options)[..^1]},\"{name}\":{body}}}";
    }

    private static void List(StringBuilder text, string name, IEnumerable<string> items, bool last) =>
        text.Append($"\"{name}\": [\n").AppendJoin(",\n", items.Select(i => "  " + i)).Append('\n').Append(last ? "]\n" : "],\n");

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, HubJson.Options);
}
