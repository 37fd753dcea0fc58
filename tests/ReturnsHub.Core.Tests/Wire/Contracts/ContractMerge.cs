using ReturnsHub.Core.Wire.Contracts;

namespace ReturnsHub.Core.Tests.Wire.Contracts;

/// <summary>The contract as it is to be published: the code's, each thing with the version it came with; what is new came with the last one.</summary>
internal static class ContractMerge
{
    public static EventContract Of(EventContract published, EventContract code)
    {
        var now = published.Versions[^1].Version;
        return new EventContract
        {
            Versions = published.Versions,
            Envelope = Fields(published.Envelope, code.Envelope, now),
            Events = [.. code.Events.Select(e => (New: e, Old: published.Find(e.Type))).Select(e => e.New with
            {
                Since = e.Old?.Since ?? now,
                What = Said(e.New.What, e.Old?.What),
                Fields = Fields(e.Old?.Fields, e.New.Fields, now),
            })],
            Shapes = [.. code.Shapes.Select(s => (New: s, Old: published.Shapes.FirstOrDefault(o => o.Name == s.Name))).Select(s => s.New with
            {
                Since = s.Old?.Since ?? now,
                What = Said(s.New.What, s.Old?.What),
                Fields = s.New.Fields is { } fields ? Fields(s.Old?.Fields, fields, now) : null,
                Values = s.New.Values is { } values ? Values(s.Old?.Values, values, now) : null,
            })],
        };
    }

    private static List<ContractField> Fields(IReadOnlyList<ContractField>? old, IReadOnlyList<ContractField> code, string now) =>
        [.. code.Select(f => (New: f, Old: old?.FirstOrDefault(o => o.Name == f.Name))).Select(f => f.New with { Since = f.Old?.Since ?? now, What = Said(f.New.What, f.Old?.What) })];

    private static List<ContractValue> Values(IReadOnlyList<ContractValue>? old, IReadOnlyList<ContractValue> code, string now) =>
        [.. code.Select(v => (New: v, Old: old?.FirstOrDefault(o => o.Value == v.Value))).Select(v => v.New with { Since = v.Old?.Since ?? now, What = Said(v.New.What, v.Old?.What) })];

    // Where the code says nothing of a member, the contract's own words stand.
    private static string Said(string code, string? published) => code.Length > 0 ? code : published ?? "";
}
