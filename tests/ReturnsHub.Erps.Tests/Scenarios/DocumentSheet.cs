using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Booking.Preview;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Testing.Scenarios;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Erps.Tests.Scenarios;

/// <summary>A scenario's documents at one ERP, as a page a controller can read and sign off.</summary>
internal static class DocumentSheet
{
    private static readonly JsonSerializerOptions Pretty = new(HubJson.Options) { WriteIndented = true };

    public static string Of(string connector, Scenario scenario)
    {
        using var previews = new BookingPreviews(new ManualTime(Bench.Now), new OutboundOptions());
        var history = ScenarioPlay.Record(scenario);
        var consumer = ConsumerOf(connector);
        var sheet = new StringBuilder();
        sheet.Append(CultureInfo.InvariantCulture, $"# {scenario.Name}\n\n{scenario.Title}\n");
        for (var n = 1; n <= history.Count; n++) Write(sheet, history[n - 1], previews.Of(consumer, [.. history.Take(n)]));
        return sheet.ToString();
    }

    /// <summary>A consumer with the connector's sample profile.</summary>
    public static ConsumerSettings ConsumerOf(string connector) => new()
    {
        Tenant = ScenarioPlay.Tenant,
        Id = "erp",
        Connector = connector,
        Url = new Uri("https://erp.example/"),
        Secrets = ["secret"],
        ProfileText = ProfileOf(connector),
    };

    private static string ProfileOf(string connector)
    {
        var assembly = typeof(DocumentSheet).Assembly;
        var folder = connector.Replace("-", "", StringComparison.Ordinal);
        var name = assembly.GetManifestResourceNames().Single(n => n.Equals($"{folder}.profile.sample.json", StringComparison.OrdinalIgnoreCase));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static void Write(StringBuilder sheet, RecordedEvent e, BookingPreview preview)
    {
        if (preview.Documents.Count + preview.Gaps.Count == 0) return;
        sheet.Append(CultureInfo.InvariantCulture, $"\n## {e.Sequence}. {e.Type}\n");
        foreach (var gap in preview.Gaps) sheet.Append(CultureInfo.InvariantCulture, $"\n**Exception `{gap.Category}`**: {gap.What}\n");
        foreach (var document in preview.Documents)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"\n### {document.Kind} {document.Number}\n\n{Summary(document.Document)}");
            foreach (var request in document.Requests)
                sheet.Append(CultureInfo.InvariantCulture, $"\n```http\n{request.Method} {request.Path}\n{(request.Body is null ? "" : JsonSerializer.Serialize(request.Body, Pretty) + "\n")}```\n");
        }
    }

    private static string Summary(JsonNode document)
    {
        var text = new StringBuilder();
        if (document["total"] is { } total) text.Append(CultureInfo.InvariantCulture, $"Total {Text(total)}, of it tax {Text(document["tax"])}.\n");
        if (document["lines"] is not JsonArray lines || document["total"] is null) return text.ToString();
        text.Append("\n| item or account | units | each | tax each | tax code | into stock at |\n|---|---|---|---|---|---|\n");
        foreach (var line in lines.OfType<JsonObject>())
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Text(line["item"] ?? line["account"])} | {Text(line["quantity"])} | {Text(line["unitGross"])} | {Text(line["unitTax"])} | {Text(line["taxCode"])} | {Text(line["location"])} |\n");
        }

        return text.ToString();
    }

    private static string Text(JsonNode? node) => node switch
    {
        null => "–",
        JsonObject money => $"{money["amount"]} {money["currency"]}",
        _ => node.ToString(),
    };
}
