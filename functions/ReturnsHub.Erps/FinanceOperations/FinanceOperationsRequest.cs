using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Dynamics;

namespace ReturnsHub.Erps.FinanceOperations;

/// <summary>Requests as the OData service of Finance and Operations takes them.</summary>
internal static class FinanceOperationsRequest
{
    // Without cross-company a filter on another company than the user's finds nothing
    // (https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/data-entities/odata#cross-company-behavior).
    public static ErpRequest Get(string set, string company, string filter) =>
        new("GET", $"data/{set}?cross-company=true&$filter=dataAreaId eq {OData.Literal(company)} and {filter}");

    public static ErpRequest Post(string set, string company, JsonObject body)
    {
        body.Insert(0, "dataAreaId", company);
        return new ErpRequest("POST", $"data/{set}", body);
    }

    public static ErpRequest Patch(string path, JsonObject body, string? etag) =>
        new("PATCH", $"data/{path}?cross-company=true", body) { Headers = new Dictionary<string, string> { ["If-Match"] = etag ?? "*" } };
}
