using System.Text.Json;

namespace ReturnsHub.Infra.Tests.Cost;

/// <summary>A count or an assumption: what it is worth and where it comes from.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Value">Its value.</param>
/// <param name="Basis"><c>measured</c> in a run, <c>counted</c> in the code, <c>budget</c> held by a test, or <c>assumed</c>.</param>
/// <param name="From">Which run, which file, or why it is assumed.</param>
internal sealed record Count(string Name, decimal Value, string Basis, string From);

/// <summary>A list price.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Usd">US dollars.</param>
/// <param name="Per">For how much.</param>
/// <param name="Source">The page that has it.</param>
/// <param name="Verified">Whether the figure itself was seen on a page, and not only remembered.</param>
internal sealed record Price(string Name, decimal Usd, string Per, string Source, bool Verified);

/// <summary>What a return causes somewhere.</summary>
/// <param name="Where">The stage, queue or container.</param>
/// <param name="What">The kind of document and the operation on it.</param>
/// <param name="Number">How many, for each return.</param>
/// <param name="Amount">Request units or KB for each return; operations for each message.</param>
internal sealed record Row(string Where, string What, decimal Number, decimal Amount);

/// <summary>What the arithmetic works on.</summary>
internal sealed class CostInputs
{
    private readonly Dictionary<string, Count> _counts;
    private readonly Dictionary<string, Price> _prices;
    private readonly JsonElement _stage;
    private readonly JsonElement _tables;

    private CostInputs(IEnumerable<Count> counts, JsonElement tables, IEnumerable<Price> prices, JsonElement stage, string priceDate)
    {
        _tables = tables;
        _counts = counts.ToDictionary(c => c.Name, StringComparer.Ordinal);
        _prices = prices.ToDictionary(p => p.Name, StringComparer.Ordinal);
        _stage = stage;
        PriceDate = priceDate;
    }

    public IEnumerable<Count> Counts => _counts.Values;

    public IEnumerable<Price> Prices => _prices.Values;

    public string PriceDate { get; }

    /// <summary>Highest request units a second of all containers together, in production.</summary>
    public decimal CosmosMaxThroughput => _stage.GetProperty("cosmosMaxThroughput").EnumerateObject().Sum(c => c.Value.GetDecimal());

    /// <summary>Always-ready instances in production.</summary>
    public decimal AlwaysReady => _stage.GetProperty("alwaysReadyIntake").GetDecimal() + _stage.GetProperty("alwaysReadyBatch").GetDecimal();

    public decimal InstanceGB => _stage.GetProperty("instanceMemoryMB").GetDecimal() / 1024;

    public decimal MaximumInstances => _stage.GetProperty("maximumInstanceCount").GetDecimal();

    /// <summary>Containers and the highest request units a second of each, in production.</summary>
    public IEnumerable<(string Container, decimal Maximum)> Containers => _stage.GetProperty("cosmosMaxThroughput").EnumerateObject().Select(c => (c.Name, c.Value.GetDecimal()));

    public decimal Of(string count) => _counts[count].Value;

    /// <summary>The same with one count at nothing: what it costs is the difference.</summary>
    public CostInputs Without(string count) => new(Counts.Select(c => c.Name == count ? c with { Value = 0 } : c), _tables, Prices, _stage, PriceDate);

    public IReadOnlyList<Row> Rows(string table) => [.. _tables.GetProperty(table).EnumerateArray().Select(r => new Row(
        r.GetProperty("where").GetString()!, r.GetProperty("what").GetString()!, r.GetProperty("number").GetDecimal(), r.GetProperty("amount").GetDecimal()))];

    public decimal Usd(string price) => _prices[price].Usd;

    public static CostInputs Read()
    {
        var prices = InfraJson.Read("prices.json");
        var counts = InfraJson.Read("cost-counts.json");
        return new CostInputs(
            counts.GetProperty("counts").EnumerateArray().Select(c => new Count(
                c.GetProperty("name").GetString()!, c.GetProperty("value").GetDecimal(), c.GetProperty("basis").GetString()!, c.GetProperty("from").GetString()!)),
            counts,
            prices.GetProperty("prices").EnumerateArray().Select(p => new Price(
                p.GetProperty("name").GetString()!, p.GetProperty("usd").GetDecimal(), p.GetProperty("per").GetString()!,
                p.GetProperty("source").GetString()!, p.GetProperty("verified").GetBoolean())),
            InfraJson.Read("stages.json").GetProperty("prod"),
            prices.GetProperty("date").GetString()!);
    }
}
