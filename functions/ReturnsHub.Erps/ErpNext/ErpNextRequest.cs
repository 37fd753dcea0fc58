using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.ErpNext;

/// <summary>Requests as Frappe's REST API takes them (https://docs.frappe.io/framework/user/en/api/rest).</summary>
internal static class ErpNextRequest
{
    /// <summary>
    /// The time of day that documents bear. Left out, it is the time of booking: then units that came in at noon are not there for a move
    /// of the same day that is booked the next morning. Of documents of one time the server takes the one created first as the earlier.
    /// </summary>
    public const string StartOfDay = "00:00:00";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Documents of a type that are as the filters say, at most three.</summary>
    public static ErpRequest List(string type, IEnumerable<(string Field, JsonNode Value)> filters, params IEnumerable<string> fields)
    {
        var where = new JsonArray([.. filters.Select(f => new JsonArray(f.Field, "=", f.Value))]).ToJsonString(ErpJson.Options);
        var select = new JsonArray([.. fields.Select(f => JsonValue.Create(f))]).ToJsonString(ErpJson.Options);
        return new ErpRequest("GET", $"{Resource(type)}?filters={Uri.EscapeDataString(where)}&fields={Uri.EscapeDataString(select)}&limit_page_length=3");
    }

    /// <summary>One document, rows and all.</summary>
    public static ErpRequest Read(string type, string name) => new("GET", $"{Resource(type)}/{Uri.EscapeDataString(name)}");

    public static ErpRequest Create(Paper paper) => new("POST", Resource(paper.Type), paper.Body);

    public static ErpRequest Submit(string type, string name) =>
        new("PUT", $"{Resource(type)}/{(name == "{id}" ? name : Uri.EscapeDataString(name))}", new JsonObject { ["docstatus"] = 1 });

    /// <summary>What people read about a document's origin.</summary>
    public static string Remarks(ErpDocument document, string? what = null) => Clip.Of(
        string.Join(", ", new[]
        {
            document.Test ? "TEST" : null, what, $"Return {document.ReturnId}", document.OrderId is { } o ? $"order {o}" : null, document.Rma is { } r ? $"RMA {r}" : null,
        }.OfType<string>()),
        140);

    private static string Resource(string type) => $"api/resource/{Uri.EscapeDataString(type)}";
}

/// <summary>A document of ERPNext.</summary>
/// <param name="Type">Its DocType.</param>
/// <param name="Body">What it is created with.</param>
internal sealed record Paper(string Type, JsonObject Body);
