using ReturnsHub.Core.Wire.Contracts;

namespace ReturnsHub.Core.Tests.Wire.Contracts;

/// <summary>What the code does otherwise than the contract says: what breaks a promise, and what is new.</summary>
internal sealed class ContractDiff
{
    private readonly List<string> _breaks = [];
    private readonly List<string> _additions = [];

    private ContractDiff()
    {
    }

    public IReadOnlyList<string> Breaks => _breaks;

    public IReadOnlyList<string> Additions => _additions;

    public static ContractDiff Of(EventContract published, EventContract code)
    {
        var diff = new ContractDiff();
        diff.Fields("envelope", published.Envelope, code.Envelope);
        diff.Pairs("event", published.Events, code.Events, e => e.Type, (was, now) => diff.Fields(was.Type, was.Fields, now.Fields));
        diff.Pairs("shape", published.Shapes, code.Shapes, s => s.Name, diff.Shape);
        return diff;
    }

    private void Shape(ContractShape was, ContractShape now)
    {
        if (was.Pattern != now.Pattern) _breaks.Add($"{was.Name} has another form: '{was.Pattern}' became '{now.Pattern}'");
        if (was.Fields is null != now.Fields is null || was.Values is null != now.Values is null) _breaks.Add($"{was.Name} is something else");
        Fields(was.Name, was.Fields ?? [], now.Fields ?? []);
        Pairs($"{was.Name} value", was.Values ?? [], now.Values ?? [], v => v.Value, (_, _) => { });
    }

    private void Fields(string owner, IReadOnlyList<ContractField> was, IReadOnlyList<ContractField> now) =>
        Pairs($"{owner} field", was, now, f => f.Name, (before, after) =>
        {
            if (before.Type != after.Type) _breaks.Add($"{owner} field '{before.Name}' was {before.Type} and is {after.Type}");
            if (before.Required != after.Required)
                _breaks.Add($"{owner} field '{before.Name}' {(after.Required ? "became required: older events are without it" : "is no longer always there")}");
        });

    private void Pairs<T>(string what, IReadOnlyList<T> was, IReadOnlyList<T> now, Func<T, string> key, Action<T, T> compare)
    {
        var after = now.ToDictionary(key, StringComparer.Ordinal);
        foreach (var before in was)
        {
            if (after.Remove(key(before), out var same)) compare(before, same);
            else _breaks.Add($"{what} '{key(before)}' is gone");
        }

        _additions.AddRange(now.Where(n => after.ContainsKey(key(n))).Select(n => $"{what} '{key(n)}' is new"));
    }
}
