using System.Text.Json.Nodes;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.ErpNext;

/// <summary>
/// What a site answers to names that it does not know. Documents are completed from their party and their items, and taxes checked, before
/// links are looked at, so each of these is told in words of its own.
/// </summary>
internal sealed class ErpNextLinks(IReadOnlySet<string> masters)
{
    private static readonly Dictionary<(string Type, string Field), string> Labels = new()
    {
        [("Sales Invoice", "income_account")] = "Income Account",
        [("Sales Invoice", "warehouse")] = "Warehouse",
        [("Purchase Invoice", "expense_account")] = "Expense Head",
        [("Stock Entry", "expense_account")] = "Difference Account",
        [("Stock Entry", "s_warehouse")] = "Source Warehouse",
        [("Stock Entry", "t_warehouse")] = "Target Warehouse",
        [("Journal Entry", "account")] = "Account",
    };

    public FakeAnswer? Fault(string type, JsonObject body)
    {
        if ((Unknown(body, "customer") ?? Unknown(body, "supplier")) is not null)
        {
            const string error = "AttributeError: 'NoneType' object has no attribute 'payment_terms'";
            return new FakeAnswer(500, new JsonObject { ["exception"] = error, ["exc_type"] = "AttributeError", ["exc"] = "[\"Traceback (most recent call last) …\"]" });
        }

        if (ErpNextBooks.Rows(body, "items").Select(r => Unknown(r, "item_code")).FirstOrDefault(i => i is not null) is { } item)
        {
            return type == "Stock Entry"
                ? ErpNextBooks.Error(417, "ValidationError", $"{item} is not a stock Item")
                : ErpNextBooks.Error(404, "DoesNotExistError", $"Item {item} not found");
        }

        foreach (var (tax, n) in ErpNextBooks.Rows(body, "taxes").Select((r, i) => (r, i + 1)))
        {
            if (Unknown(tax, "account_head") is { } account)
                return ErpNextBooks.Error(417, "ValidationError", $"Row #{n}: Account {account} does not belong to company {body["company"]}");
        }

        var missing = ErpNextBooks.Rows(body, type == "Journal Entry" ? "accounts" : "items")
            .SelectMany((row, i) => Labels.Where(l => l.Key.Type == type && Unknown(row, l.Key.Field) is not null).Select(l => $"Row #{i + 1}: {l.Value}: {row[l.Key.Field]}"));
        return string.Join(", ", missing) is { Length: > 0 } links ? ErpNextBooks.Error(417, "LinkValidationError", $"Could not find {links}") : null;
    }

    private string? Unknown(JsonObject row, string field) => row[field]?.GetValue<string>() is { } name && !masters.Contains(name) ? name : null;
}
