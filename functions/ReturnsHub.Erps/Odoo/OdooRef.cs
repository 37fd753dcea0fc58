using System.Globalization;
using System.Text.Json.Nodes;

namespace ReturnsHub.Erps.Odoo;

/// <summary>
/// A record that the profile names: <c>#7741</c> is its id, any other text what people know it by, which is looked up.
/// </summary>
/// <param name="Model">The model.</param>
/// <param name="Field">The field that people know it by.</param>
/// <param name="Value">As the profile has it.</param>
/// <param name="What">What it is, for people.</param>
/// <param name="Category">The category of a fault when there is none.</param>
internal sealed record OdooRef(string Model, string Field, string Value, string What, string Category)
{
    public static OdooRef Product(string code) => new("product.product", "default_code", code, "product", "unknown-item");

    public static OdooRef Customer(string reference) => new("res.partner", "ref", reference, "customer", "unknown-customer");

    public static OdooRef Vendor(string reference) => new("res.partner", "ref", reference, "vendor", "unknown-vendor");

    public static OdooRef Account(string code) => new("account.account", "code", code, "account", "unknown-account");

    public static OdooRef Tax(string name) => new("account.tax", "name", name, "sales tax", "unknown-tax-code");

    public static OdooRef Journal(string code) => new("account.journal", "code", code, "journal", "unknown-journal");

    public static OdooRef Currency(string code) => new("res.currency", "name", code, "active currency", "unknown-currency");

    public static OdooRef Location(string name) => new("stock.location", "complete_name", name, "location", "unknown-location");

    public static OdooRef Operation(string code) => new("stock.picking.type", "sequence_code", code, "operation type", "unknown-operation");

    /// <summary>The id that the profile gives itself; null when it must be looked up.</summary>
    public int? Id => Value.StartsWith('#') && int.TryParse(Value.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    /// <summary>As it stands in a preview.</summary>
    public JsonNode Shown => Id is { } id ? JsonValue.Create(id) : JsonValue.Create($"{{{What} {Value}}}");

    /// <summary>The condition that a field of another record refers to it, without looking it up.</summary>
    public JsonArray In(string field) => Id is { } id ? new JsonArray(field, "=", id) : new JsonArray($"{field}.{Field}", "=", Value);
}
