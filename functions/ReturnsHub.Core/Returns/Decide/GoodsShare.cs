namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// Units of reported goods that go to one of several lines they may belong to: first to the line whose serial numbers they
/// carry, then to lines in turn up to what they expect; what is left over goes to the last of them, as too many.
/// </summary>
internal sealed record GoodsShare(GoodsOfLine Line, int Quantity, IReadOnlyList<string> Serials)
{
    public static IReadOnlyList<GoodsShare> Of(
        IReadOnlyList<GoodsOfLine> lines, int quantity, IReadOnlyList<string> serials, Func<GoodsOfLine, int> filled)
    {
        if (lines.Count == 1) return [new GoodsShare(lines[0], quantity, serials)];
        var rest = serials.ToList();
        var own = new List<List<string>>();
        var named = 0;
        foreach (var line in lines)
        {
            List<string> mine = [.. rest.Where(line.Serials.Contains).Take(Math.Min(Room(line, filled), quantity - named))];
            named += mine.Count;
            rest.RemoveAll(mine.Contains);
            own.Add(mine);
        }

        var shares = new List<GoodsShare>();
        var nameless = quantity - named;
        for (var i = 0; i < lines.Count; i++)
        {
            var last = i == lines.Count - 1;
            var more = last ? nameless : Math.Min(nameless, Room(lines[i], filled) - own[i].Count);
            nameless -= more;
            List<string> read = [.. own[i], .. last ? rest : rest.Take(more)];
            rest.RemoveRange(0, read.Count - own[i].Count);
            if (own[i].Count + more > 0) shares.Add(new GoodsShare(lines[i], own[i].Count + more, read));
        }

        return shares;
    }

    private static int Room(GoodsOfLine line, Func<GoodsOfLine, int> filled) => Math.Max(0, line.Expected - filled(line));
}
