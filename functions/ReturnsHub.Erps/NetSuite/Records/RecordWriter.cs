using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.NetSuite.Records;

/// <summary>What the records of all documents have in common.</summary>
/// <param name="profile">How the account names things.</param>
/// <param name="settings">The same, read the way this connector means it.</param>
/// <param name="itemId">The internal id of a document's item.</param>
internal sealed class RecordWriter(Profile profile, NetSuiteProfile settings, Func<string, string> itemId)
{
    public NetSuiteProfile Settings => settings;

    public Profile Profile => profile;

    public string ItemId(string item) => itemId(item);

    /// <summary>The head of a record: number, date, text and, where asked for, subsidiary and currency.</summary>
    public JsonObject Head(ErpDocument document, string what, bool subsidiary = false)
    {
        var head = new JsonObject
        {
            ["externalId"] = document.Number,
            ["tranDate"] = document.Date.ToString("yyyy-MM-dd"),
            ["memo"] = Clip.Of($"{(document.Test ? "TEST " : "")}{what} {document.ReturnId}{(document.Rma is { } rma ? $" RMA {rma}" : "")}", 200),
        };
        if (subsidiary && settings.Subsidiary is { } id) head["subsidiary"] = Ids.Ref(id);
        return head;
    }

    /// <summary>Adds the currency, where the account has more than one.</summary>
    public void Currency(JsonObject head, Currency currency)
    {
        if (settings.Currency(currency) is { } id) head["currency"] = Ids.Ref(id);
    }

    /// <summary>Adds the reason, where the profile names a field for it.</summary>
    public void Reason(JsonObject line, string? reason)
    {
        if (reason is not null && settings.ReasonField is { } field) line[field] = reason;
    }

    /// <summary>Writes a record under its external id: created when it is not there.</summary>
    public static ErpRequest Put(string type, ErpDocument document, JsonObject body) => new("PUT", PathOf(type, document.Number), body);

    /// <summary>Makes a record from a return authorisation; only the lines given are on it.</summary>
    public static ErpRequest Transform(string order, string type, JsonObject body, bool replaceItems) =>
        new("POST", $"record/v1/returnAuthorization/{order}/!transform/{type}{(replaceItems ? "?replace=item" : "")}", body);

    /// <summary>The path of a record by its external id.</summary>
    public static string PathOf(string type, string number) => $"record/v1/{type}/eid:{Uri.EscapeDataString(number)}";
}
