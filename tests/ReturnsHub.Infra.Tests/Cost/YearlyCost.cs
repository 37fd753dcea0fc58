namespace ReturnsHub.Infra.Tests.Cost;

/// <summary>One line of the bill.</summary>
/// <param name="Service">The service.</param>
/// <param name="What">What is billed.</param>
/// <param name="Quantity">How much in a year.</param>
/// <param name="Usd">What it costs in a year, list price.</param>
internal sealed record Line(string Service, string What, decimal Quantity, decimal Usd);

/// <summary>A year of production at a steady pace.</summary>
internal sealed class YearlyCost(CostInputs inputs, long returns)
{
    private const decimal Hours = 8_760;
    private const decimal Seconds = 31_536_000;
    private const decimal Million = 1_000_000;
    private const decimal KBPerGB = 1024 * 1024;

    private readonly PerReturn _return = new(inputs);

    public IReadOnlyList<Line> Lines() =>
    [
        Executions(), Busy(), AlwaysReady(), Bus(), Throughput(), Store(),
        Each("Storage", "evidence written", _return.BlobWrites, 10_000, "blobWritesPer10K"),
        Each("Storage", "evidence read", _return.BlobReads, 10_000, "blobReadsPer10K"),
        Stock("Storage", "evidence kept, GB on average", _return.EvidenceKB, "blobGBMonth"),
        Each("Model", "tokens read", _return.TokensIn, Million, "tokensInPerMillion"),
        Each("Model", "tokens written", _return.TokensOut, Million, "tokensOutPerMillion"),
        Logs(),
    ];

    private Line Each(string service, string what, decimal perReturn, decimal unit, string price)
    {
        var quantity = perReturn * returns;
        return new Line(service, what, quantity, quantity / unit * inputs.Usd(price));
    }

    private Line Executions() => Each("Functions", "executions", _return.Executions, Million, "executionsPerMillion");

    private Line Busy()
    {
        var gbSeconds = _return.ActiveSeconds(returns < 10 * Million ? "executionsSideBySide" : "executionsSideBySideBusy") * returns * inputs.InstanceGB;
        return new Line("Functions", "busy GB-seconds", gbSeconds, gbSeconds * inputs.Usd("busyGBSecond"));
    }

    private Line AlwaysReady()
    {
        var gbSeconds = inputs.AlwaysReady * inputs.InstanceGB * Seconds;
        return new Line("Functions", "always-ready GB-seconds", gbSeconds, gbSeconds * inputs.Usd("alwaysReadyGBSecond"));
    }

    // Standard: a base charge with 13 million operations a month, then tiers.
    private Line Bus()
    {
        var monthly = _return.BusOperations * returns / 12 / Million;
        var usd = inputs.Usd("busBaseHour") * Hours / 12;
        usd += Tier(monthly, 13, 100) * inputs.Usd("busTo100Million");
        usd += Tier(monthly, 100, 2_500) * inputs.Usd("busTo2500Million");
        usd += Tier(monthly, 2_500, decimal.MaxValue) * inputs.Usd("busAbove2500Million");
        return new Line("Service Bus", "operations, Standard", monthly * 12 * Million, usd * 12);
    }

    private static decimal Tier(decimal amount, decimal from, decimal to) => Math.Max(0, Math.Min(amount, to) - from);

    // Autoscale bills each hour for its highest second, and never less than a tenth of the maximum.
    private Line Throughput()
    {
        var mean = _return.RequestUnits * returns / Seconds;
        var billed = Math.Max(mean * inputs.Of("highestSecondToMean"), inputs.CosmosMaxThroughput / 10);
        return new Line("Cosmos DB", "request units a second billed, autoscale", billed, billed / 100 * inputs.Usd("autoscale100RUHour") * Hours);
    }

    private Line Store() => Stock("Cosmos DB", "documents kept, GB on average", _return.StoreKB, "cosmosGBMonth");

    // What grows from nothing all year long is on average half of what it is at the end.
    private Line Stock(string service, string what, decimal kbPerReturn, string price)
    {
        var gb = kbPerReturn * returns / KBPerGB / 2;
        return new Line(service, what, gb, gb * 12 * inputs.Usd(price));
    }

    private Line Logs()
    {
        var gb = _return.LogKB * returns / KBPerGB;
        return new Line("Monitoring", "GB taken in", gb, gb * inputs.Usd("logGB"));
    }
}
