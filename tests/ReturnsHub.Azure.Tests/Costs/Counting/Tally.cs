namespace ReturnsHub.Azure.Tests.Costs.Counting;

/// <summary>Amounts by name: <c>bus/inbound/send</c>, <c>ru/record/returns/Batch</c>.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, double> _amounts = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Amounts in the order of their names.</summary>
    public IReadOnlyList<(string Name, double Amount)> All
    {
        get
        {
            lock (_gate) return [.. _amounts.Select(a => (a.Key, a.Value))];
        }
    }

    public void Add(string name, double amount = 1)
    {
        lock (_gate) _amounts[name] = _amounts.GetValueOrDefault(name) + amount;
    }

    public void Clear()
    {
        lock (_gate) _amounts.Clear();
    }

    /// <summary>Adds another tally so many times over.</summary>
    public void Add(Tally other, int times)
    {
        foreach (var (name, amount) in other.All) Add(name, amount * times);
    }

    /// <summary>The sum of everything whose name begins so.</summary>
    public double Sum(params string[] beginnings) =>
        All.Where(a => Array.Exists(beginnings, b => a.Name == b || a.Name.StartsWith(b + "/", StringComparison.Ordinal))).Sum(a => a.Amount);
}
