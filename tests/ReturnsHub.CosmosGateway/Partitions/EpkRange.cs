using System.Globalization;

namespace ReturnsHub.CosmosGateway.Partitions;

/// <summary>A half-open part of the hash space, as hex texts that compare ordinally: "" is its beginning, "FF" its end.</summary>
internal sealed record EpkRange(string Min, string Max)
{
    public static EpkRange All { get; } = new("", "FF");

    public bool Contains(string epk) => string.CompareOrdinal(epk, Min) >= 0 && string.CompareOrdinal(epk, Max) < 0;

    public bool Overlaps(EpkRange other) => string.CompareOrdinal(Min, other.Max) < 0 && string.CompareOrdinal(other.Min, Max) < 0;

    /// <summary>Hashes use 126 bits (the top two are clear), cut evenly as the service cuts a new container.</summary>
    public static IReadOnlyList<EpkRange> Split(int parts)
    {
        var borders = Enumerable.Range(1, parts - 1).Select(part => Border(part, parts));
        string[] ends = ["", .. borders, "FF"];
        return [.. ends.Zip(ends.Skip(1), (min, max) => new EpkRange(min, max))];
    }

    private static string Border(int part, int parts) =>
        ((UInt128.MaxValue >> 2) / (UInt128)parts * (UInt128)part).ToString("X32", CultureInfo.InvariantCulture);

    /// <summary>The two halves of the range, as the service cuts a partition that has grown too large.</summary>
    public (EpkRange Lower, EpkRange Upper) Halves()
    {
        var middle = (Number(Min) + ((Number(Max) - Number(Min)) / 2)).ToString("X32", CultureInfo.InvariantCulture);
        return (this with { Max = middle }, this with { Min = middle });
    }

    private static UInt128 Number(string border) => border switch
    {
        "" => UInt128.Zero,
        "FF" => UInt128.MaxValue >> 2,
        _ => UInt128.Parse(border, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
    };
}
