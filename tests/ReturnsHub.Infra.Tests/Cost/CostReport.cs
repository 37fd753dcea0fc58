using System.Globalization;
using System.Text;

namespace ReturnsHub.Infra.Tests.Cost;

/// <summary>Writes <c>infra/COST.md</c> from the counts, the prices and the arithmetic.</summary>
internal static class CostReport
{
    private static readonly long[] Scales = [1_000_000, 100_000_000];

    public static string Write(CostInputs inputs)
    {
        var text = new StringBuilder();
        text.Append("""
            # What a return costs

            Written by `tests/ReturnsHub.Infra.Tests/Cost` from [cost-counts.json](cost-counts.json), [prices.json](prices.json) and the production
            stage in [stages.json](stages.json); a test fails when this file says something else. What is measured is written by
            `RETURNSHUB_WRITE_COUNTS=1 dotnet test tests/ReturnsHub.Azure.Tests --filter DayOfReturnsTests`, which plays the demo's day on the Azure backend,
            over a gateway that keeps a ledger of request units, a broker that counts operations, and blobs that count requests; without the variable the
            same test fails when a count differs by more than one in a hundred. What is assumed is changed by hand. Then
            `RETURNSHUB_WRITE_COST=1 dotnet test tests/ReturnsHub.Infra.Tests --filter CostTests`.

            ## Counts

            | count | value | basis | from |
            |---|---:|---|---|

            """);
        foreach (var c in inputs.Counts) text.AppendLine($"| {c.Name} | {Number(c.Value)} | {c.Basis} | {c.From} |");
        text.Append(PerReturnTable(inputs)).Append(Consumers(inputs)).Append(MeasuredTables.Write(inputs));
        foreach (var returns in Scales) text.Append(Year(inputs, returns)).Append(Peak(inputs, returns));
        return text.Append(Prices(inputs)).ToString();
    }

    private static string PerReturnTable(CostInputs inputs)
    {
        var r = new PerReturn(inputs);
        return $"""

            ## One return uses

            | what | how many | how it is counted |
            |---|---:|---|
            | Cosmos DB request units | {Number(r.RequestUnits)} | requests, inbound, relay pages, classifiedLines, deliveries of both kinds, looks: each × its request units; a relay page with its checkpoint |
            | Service Bus operations | {Number(r.BusOperations)} | inbound × busOperationsPerInbound + classifiedLines × busOperationsPerLine + deliveries × busOperationsPerDelivery |
            | function executions | {Number(r.Executions)} | requests + inbound + events ÷ eventsPerRelayPage + classifiedLines + deliveries |
            | seconds of a busy instance | {Number(r.ActiveSeconds("executionsSideBySide"))} | executions × secondsPerExecution ÷ executionsSideBySide |
            | blobs written | {Number(r.BlobWrites)} | evidencePieces × blobWritesPerPiece |
            | blobs read | {Number(r.BlobReads)} | evidencePieces × blobReadsPerPiece |
            | tokens read and written by the model | {Number(r.TokensIn)} and {Number(r.TokensOut)} | classifiedLines × (1 − cachedShare) × answersPerLine × tokens |
            | KB of documents | {Number(r.StoreKB)} | events × storeKBPerEvent × (1 + indexShare) |
            | KB of evidence | {Number(r.EvidenceKB)} | evidencePieces × evidenceKBPerPiece × bodyFactor |
            | KB of telemetry | {Number(r.LogKB)} | executions × logKBPerExecution |

            """.ReplaceLineEndings("\n");
    }

    // A return with two consumers; whoever has one of them subtracts the other.
    private static string Consumers(CostInputs inputs)
    {
        var text = new StringBuilder("\nOf that, the deliveries to\n\n| consumer | request units | Service Bus operations | executions | US dollars a million returns, at a million a year | at a hundred million |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var (count, name) in new[] { ("fencedDeliveries", "one that does not recognise repeats (ERPs)"), ("recognisedDeliveries", "one that recognises repeats (signed webhooks)") })
        {
            var (with, without) = (new PerReturn(inputs), new PerReturn(inputs.Without(count)));
            text.Append($"| {name} | {Number(with.RequestUnits - without.RequestUnits)} | {Number(with.BusOperations - without.BusOperations)} | {Number(with.Executions - without.Executions)} | {Number(Difference(inputs, count, Scales[0]))} | {Number(Difference(inputs, count, Scales[1]) / 100)} |\n");
        }

        return text.ToString();
    }

    private static decimal Difference(CostInputs inputs, string count, long returns) =>
        Math.Round(new YearlyCost(inputs, returns).Lines().Sum(l => l.Usd) - new YearlyCost(inputs.Without(count), returns).Lines().Sum(l => l.Usd));

    private static string Year(CostInputs inputs, long returns)
    {
        var lines = new YearlyCost(inputs, returns).Lines();
        var text = new StringBuilder($"\n## A year with {Number(returns)} returns\n\n| service | what | in a year | USD |\n|---|---|---:|---:|\n");
        foreach (var line in lines) text.Append($"| {line.Service} | {line.What} | {Number(line.Quantity)} | {Number(Math.Round(line.Usd))} |\n");
        var total = lines.Sum(l => l.Usd);
        text.Append($"| **all** | | | **{Number(Math.Round(total))}** |\n\n");
        return text.Append($"That is {Number(total / returns * 100)} US cents a return.\n").ToString();
    }

    private static string Peak(CostInputs inputs, long returns)
    {
        var peak = new PeakDay(inputs, returns);
        return $"""

            ### Its peak day, {Number(inputs.Of("peakDayToMean"))} times the mean

            | in the busiest hour | needed | production has | |
            |---|---:|---:|---|
            | returns on that day | {Number(Math.Round(peak.ReturnsADay))} | | |
            | requests at the door a second | {Number(peak.ReportsASecond)} | | |
            | Service Bus operations a second | {Number(peak.BusOperationsASecond)} | {Number(PeakDay.StandardOperationsASecond)} | {Verdict(peak.StandardIsEnough, "set `premiumServiceBus`")} |
            {string.Join('\n', peak.Containers.Select(c => $"| request units a second in `{c.Container}` | {Number(Math.Round(c.Needed))} | {Number(c.Maximum)} | {Verdict(c.Needed <= c.Maximum, "raise its `cosmosMaxThroughput`")} |"))}
            | busy instances | {Number(peak.Instances)} | {Number(inputs.MaximumInstances)} | {Verdict(peak.InstancesAreEnough, "raise `maximumInstanceCount`")} |

            """.ReplaceLineEndings("\n");
    }

    private static string Verdict(bool enough, string otherwise) => enough ? "enough" : $"not enough: {otherwise}";

    private static string Prices(CostInputs inputs)
    {
        var text = new StringBuilder($"\n## Prices\n\nUS dollars, list, one region, {inputs.PriceDate}; no free grants, no discounts, no tax. \"Seen\" says whether the figure itself was read on a page then; the others are from the published list as known before and are to be checked on the page by whoever relies on them.\n\n| price | USD | per | seen | page |\n|---|---:|---|---|---|\n");
        foreach (var p in inputs.Prices) text.Append($"| {p.Name} | {p.Usd.ToString(CultureInfo.InvariantCulture)} | {p.Per} | {(p.Verified ? "yes" : "no")} | <{p.Source}> |\n");
        text.Append("\nNot counted: Key Vault, Event Grid, alarms, the network and its private endpoints, Premium Service Bus, traffic out of the region, point-in-time restore beyond seven days. Each is small or a choice of yours.\n");
        return text.ToString();
    }

    // Whole numbers from a hundred on, three digits below.
    internal static string Number(decimal value)
    {
        if (value == decimal.Truncate(value) || Math.Abs(value) >= 100) return Math.Round(value).ToString("#,0", CultureInfo.InvariantCulture);
        return value.ToString(Math.Abs(value) >= 10 ? "0.#" : Math.Abs(value) >= 1 ? "0.##" : "0.####", CultureInfo.InvariantCulture);
    }
}
