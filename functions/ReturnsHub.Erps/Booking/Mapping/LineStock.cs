namespace ReturnsHub.Erps.Booking.Mapping;

/// <summary>
/// The units of one order line: where they are, and where the ERP has them. Only locations that the profile names count: goods anywhere
/// else are not in the ERP's stock.
/// </summary>
internal sealed class LineStock
{
    private readonly SortedDictionary<string, int> _there = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _booked = new(StringComparer.Ordinal);

    /// <summary>Units that the return asks for and that can be credited.</summary>
    public int Asked { get; set; }

    /// <summary>Units credited so far.</summary>
    public int Credited { get; private set; }

    /// <summary>Units that lie at places of the ERP's and are not in its stock.</summary>
    public IEnumerable<(string Location, int Quantity)> Waiting =>
        _there.Select(t => (t.Key, t.Value - At(_booked, t.Key))).Where(t => t.Item2 > 0);

    /// <summary>Units move; says what of it the ERP must be told now, because no credit memo will bring it.</summary>
    public (int Out, int In) Move(string? from, string? to, int quantity)
    {
        var (outOf, into) = (0, 0);
        if (from is not null)
        {
            Add(_there, from, -quantity);
            outOf = Math.Max(0, At(_booked, from) - Math.Max(0, At(_there, from)));
            Add(_booked, from, -outOf);
            if (to is not null) Add(_booked, to, outOf);
        }

        if (to is null) return (outOf, 0);
        Add(_there, to, quantity);
        var waiting = Waiting.Sum(w => w.Quantity);
        into = Math.Min(Math.Max(0, waiting - Math.Max(0, Asked - Credited)), Math.Max(0, At(_there, to) - At(_booked, to)));
        Add(_booked, to, into);
        return (outOf, into);
    }

    /// <summary>Units are credited; says which of them are there to be taken back with the credit memo.</summary>
    public IReadOnlyList<(string Location, int Quantity)> Credit(int quantity)
    {
        Credited += quantity;
        var taken = new List<(string, int)>();
        foreach (var (location, there) in _there.ToArray())
        {
            var units = Math.Min(quantity, there - At(_booked, location));
            if (units <= 0) continue;
            Add(_booked, location, units);
            taken.Add((location, units));
            quantity -= units;
        }

        return taken;
    }

    private static int At(SortedDictionary<string, int> counts, string location) => counts.GetValueOrDefault(location);

    private static void Add(SortedDictionary<string, int> counts, string location, int quantity) => counts[location] = At(counts, location) + quantity;
}
