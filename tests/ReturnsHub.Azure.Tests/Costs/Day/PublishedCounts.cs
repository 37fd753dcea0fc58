using ReturnsHub.Azure.Queues;
using ReturnsHub.Azure.Tests.Costs.Counting;
using ReturnsHub.Azure.Tests.Costs.Hub;

namespace ReturnsHub.Azure.Tests.Costs.Day;

/// <summary>What the day says about a return, under the names that <c>infra/cost-counts.json</c> has for it.</summary>
internal sealed class PublishedCounts(DayOfReturns day, double checkpoint)
{
    private const double Kilobyte = 1024;
    private const string Day = "`DayOfReturnsTests`: ";

    private static readonly string ToErp = $"{QueueNames.Deliver} to {Consumers.Fenced}";
    private static readonly string ToWebhook = $"{QueueNames.Deliver} to {Consumers.Recognising}";

    public IReadOnlyList<CostCount> Counts =>
    [
        Of("requests", Sum("executions/Webhooks", "executions/Web") / day.Returns, "messages at the door, repeats included, and people's commands, of 253 returns"),
        Of("inbound", Sum("executions/Inbound") / day.Returns, "messages on the inbound queue; a report that waited for its return comes twice, a repeat within half an hour not at all"),
        Of("events", day.Events / day.Returns, "events, those included that two consumers' acknowledgements become"),
        Of("classifiedLines", Sum("executions/Classify") / day.Returns, "lines with words; the others name their reason by a code"),
        Of("fencedDeliveries", Sum($"messages/{ToErp}") / day.Returns, "attempts, retries included, at a consumer that does not recognise repeats"),
        Of("recognisedDeliveries", Sum($"messages/{ToWebhook}") / day.Returns, "attempts, retries included, at a consumer that recognises repeats"),
        Of("evidencePieces", Sum("pieces") / day.Returns, "blobs that came to be"),
        Of("busOperationsPerInbound", Bus(QueueNames.Inbound), Operations(QueueNames.Inbound)),
        Of("busOperationsPerLine", Bus(QueueNames.Classify), Operations(QueueNames.Classify)),
        Of("busOperationsPerDelivery", Bus(QueueNames.Deliver), Operations(QueueNames.Deliver)),
        Of("eventsPerRelayPage", day.Events / Sum("executions/Relay"), "reports come one by one at the pace of a million returns a year, so a page holds what one of them became; a busy hub's pages are larger and fewer"),
        Of("eventsPerFullPage", day.EventsPerFullPage, "what a trigger that has been away gets: the day's feed read at its end in pages of 200 documents, as many as the trigger takes; not used below"),
        Of("requestUnitsPerRequest", Units("door", "command") / Sum("executions/Webhooks", "executions/Web"), "the evidence key made at the door; what commands record"),
        Of("requestUnitsPerInbound", Units(QueueNames.Inbound) / Sum("executions/Inbound"), "evidence key read, return read, decided and appended, look-ups, turns, texts, policy"),
        Of("requestUnitsPerRelayPage", Units("relay") / Sum("executions/Relay"), "the changes read; the note of how far it came is the next count"),
        Of("requestUnitsPerCheckpoint", checkpoint, "the note that the change feed's own processor makes on its lease after each page"),
        Of("requestUnitsPerLine", Units(QueueNames.Classify) / Sum("executions/Classify"), "words, cache and the day's tokens, and the classification recorded"),
        Of("requestUnitsPerFencedDelivery", Units(ToErp) / Sum($"messages/{ToErp}"), "intent, two sendings and result where it books, history read, acknowledgement recorded"),
        Of("requestUnitsPerRecognisedDelivery", Units(ToWebhook) / Sum($"messages/{ToWebhook}"), "one row at the end, acknowledgement recorded"),
        Of("requestUnitsPerEvent", Recorded / day.Events, "recording alone: returns, look-ups, turns, texts, policy, over all stages; `ReturnCostTests` plays one return's life and fails above 25"),
        Of("requestUnitsPerLook", day.UnitsPerLook, "a person opens one return: its state and its events"),
        Of("blobWritesPerPiece", Sum("blobs/write") / Sum("pieces"), "requests to write, those included that meet the blob of a repeat"),
        Of("blobReadsPerPiece", Sum("blobs/read") / Sum("pieces"), "the normaliser reads what the door kept"),
        Of("answersPerLine", Sum("answers") / Sum("executions/Classify"), "a model that gives no probabilities is asked three times; one that gives them, once"),
        Of("storeKBPerEvent", Sum("bytes") / Kilobyte / day.Events, "documents of all containers, with what the service adds to each"),
        Of("evidenceKBPerPiece", Sum("evidence-bytes") / Kilobyte / Sum("pieces"), "sealed bodies of the demo, which hold what the hub reads and little else"),
    ];

    public IReadOnlyDictionary<string, IReadOnlyList<CostRow>> Tables => new Dictionary<string, IReadOnlyList<CostRow>>(StringComparer.Ordinal)
    {
        ["requestUnits"] = [.. day.Counts.All.Where(a => a.Name.StartsWith("ru/", StringComparison.Ordinal) && !a.Name.StartsWith("ru/look/", StringComparison.Ordinal)).Select(a =>
        {
            var of = a.Name.Split('/');
            return new CostRow(of[1], $"{of[2]} {of[3]}", Sum("requests/" + string.Join('/', of[1..])) / day.Returns, a.Amount / day.Returns);
        })],
        ["busOperations"] = [.. day.Counts.All.Where(a => a.Name.StartsWith("bus/", StringComparison.Ordinal)).Select(a =>
            new CostRow(a.Name.Split('/')[1], a.Name.Split('/')[2], a.Amount / day.Returns, a.Amount / MessagesOn(a.Name.Split('/')[1])))],
        ["executions"] = [.. day.Counts.All.Where(a => a.Name.StartsWith("executions/", StringComparison.Ordinal)).Select(a => new CostRow("Functions", a.Name.Split('/')[1], a.Amount / day.Returns, 0))],
        ["documents"] = [.. day.Counts.All.Where(a => a.Name.StartsWith("documents/", StringComparison.Ordinal) && a.Amount > 0).Select(a =>
        {
            var kind = a.Name["documents/".Length..];
            return new CostRow(kind.Split('-', '/')[0], kind[(kind.IndexOfAny(['-', '/']) + 1)..], a.Amount / day.Returns, Sum("bytes/" + kind) / Kilobyte / day.Returns);
        })],
    };

    /// <summary>Request units of recording: everything but evidence keys, deliveries, the feed, answers of the model and looks.</summary>
    private double Recorded => day.Counts.All.Where(a => a.Name.StartsWith("ru/", StringComparison.Ordinal) && !a.Name.StartsWith("ru/look/", StringComparison.Ordinal)
        && (a.Name.Contains("/records-name/", StringComparison.Ordinal) || a.Name.Contains("/records-report/", StringComparison.Ordinal) || a.Name.Contains("/records-policy/", StringComparison.Ordinal)
            || a.Name.Contains("/vault-personal/", StringComparison.Ordinal)
            || (a.Name.Contains("/returns/", StringComparison.Ordinal) && !a.Name.StartsWith("ru/relay/", StringComparison.Ordinal)))).Sum(a => a.Amount);

    private static CostCount Of(string name, double value, string from) => new(name, CostFile.Rounded(value), "measured", Day + from);

    private static string Operations(string queue) => queue == QueueNames.Deliver
        ? "sent, handed out, completed, the session's note read, and a share of taking sessions and of finding them empty; repeats sent are in it"
        : "sent, handed out, completed, and a share of taking sessions and of finding them empty; repeats sent are in it";

    private double Bus(string queue) => Sum($"bus/{queue}") / MessagesOn(queue);

    private double MessagesOn(string queue) => Sum($"bus/{queue}/receive");

    private double Units(params string[] stages) => Sum([.. stages.Select(stage => "ru/" + stage)]);

    private double Sum(params string[] beginnings) => day.Counts.Sum(beginnings);
}
