using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.ErpNext;

/// <summary>
/// What Frappe's errors mean: <c>exc_type</c> is the name of the exception's class
/// (https://github.com/frappe/frappe/blob/develop/frappe/exceptions.py), and <c>_server_messages</c> what a person would have read.
/// </summary>
internal sealed partial class ErpNextDialect : IErpDialect
{
    public const string Duplicate = "duplicate";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["DuplicateEntryError"] = Duplicate,
        ["UniqueValidationError"] = Duplicate,
        ["StockOverReturnError"] = "over-return",
        ["NegativeStockError"] = "insufficient-stock",
        ["ClosedAccountingPeriod"] = "closed-period",
        ["StockFreezeError"] = "closed-period",
        ["FiscalYearError"] = "closed-period",
    };

    // Labels of the fields that a link stands in, the longer before those that they end with.
    private static readonly (string Label, string Category)[] Links =
    [
        ("Account Head:", "unknown-tax-code"),
        ("Account:", "unknown-account"),
        ("Expense Head:", "unknown-account"),
        ("Item Code:", "unknown-item"),
        ("Customer:", "unknown-customer"),
        ("Supplier:", "unknown-vendor"),
        ("Warehouse:", "unknown-location"),
    ];

    // Rows are completed from their item before links are looked at, so what is missing there is told in other words.
    private static readonly (string Words, string Category)[] Said =
    [
        ("is not a stock Item", "unknown-item"),
        ("Valuation Rate for the Item", "no-valuation"),
    ];

    private static readonly string[] Closed =
        ["add or update entries before", "closed Accounting Period", "Books have been closed", "not in any active Fiscal Year", "stock transactions before"];

    public ErpFaultException? FaultOf(ErpAnswer answer, bool changes)
    {
        var line = $"{(int)answer.Status} {ErrorText(answer)}".TrimEnd();
        if ((int)answer.Status == 429 && !answer.Headers.ContainsKey("retry-after") && answer.Headers.TryGetValue("x-ratelimit-reset", out var reset)
            && int.TryParse(reset, out var seconds) && seconds is > 0 and <= 3600)
            return ErpFaultException.Retry("http-429", line, TimeSpan.FromSeconds(seconds));
        var type = answer.Body.Text("exc_type") ?? "";
        // The transaction was taken back, so nothing is booked, though the first two come as 500.
        if (type is "QueryDeadlockError" or "QueryTimeoutError" or "DocumentLockedError") return ErpFaultException.Retry("locked", line);
        if ((int)answer.Status is < 400 or 401 or 403 or 408 or 429 or >= 500) return null;
        var text = Text(answer);
        // Somebody else saved or submitted it in between: two attempts at once, or one whose answer was given up before it came.
        if (type is "TimestampMismatchError" or "UpdateAfterSubmitError") return ErpFaultException.Retry("etag-conflict", line);
        if (Types.TryGetValue(type, out var category)) return ErpFaultException.Refused(category, line);
        if (type == "LinkValidationError") return ErpFaultException.Refused(Array.Find(Links, l => Says(text, l.Label)).Category ?? "validation", line);
        if (Array.Exists(Closed, c => Says(text, c))) return ErpFaultException.Refused("closed-period", line);
        if (changes && (Missing(type, text) ?? Array.Find(Said, s => Says(text, s.Words)).Category) is { } said) return ErpFaultException.Refused(said, line);
        return type.Length > 0 && changes && !answer.NotFound ? ErpFaultException.Refused("validation", line) : null;
    }

    public string ErrorText(ErpAnswer answer) => Clip.Of($"{Clip.Of(answer.Body.Text("exc_type"), 60)} {Text(answer)}".Trim(), 200);

    // Messages are a JSON text with a list of JSON texts, and are written for a browser.
    private static string Text(ErpAnswer answer)
    {
        try
        {
            if (answer.Body.Text("_server_messages") is { } list && JsonNode.Parse(list) is JsonArray { Count: > 0 } messages
                && messages[^1] is JsonValue last && last.TryGetValue<string>(out var inner))
                return Tag().Replace((JsonNode.Parse(inner) as JsonObject).Text("message") ?? "", "").Trim();
        }
        catch (JsonException)
        {
            // What is no message for people leaves the exception's own line.
        }

        return Tag().Replace(answer.Body.Text("exception") ?? "", "").Trim();
    }

    // A 404 is a master that is missing or the document itself, gone since it was found; only the first needs people.
    private static string? Missing(string type, string text)
    {
        if (type == "DoesNotExistError") return MissingItem().IsMatch(text) ? "unknown-item" : null;
        if (!Says(text, "does not belong to company")) return null;
        // "Row #1: Account …" is what rows of taxes are checked with.
        return Says(text, "Warehouse ") ? "unknown-location" : text.StartsWith("Row #", StringComparison.Ordinal) ? "unknown-tax-code" : "unknown-account";
    }

    private static bool Says(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^Item .{1,140} not found$", RegexOptions.Singleline, 1000)]
    private static partial Regex MissingItem();

    [GeneratedRegex("<[^<>]{0,200}>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
