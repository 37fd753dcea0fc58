using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Odoo;

/// <summary>
/// Calls of the JSON-2 API: <c>POST json/2/{model}/{method}</c> with named arguments, each call a transaction of its own
/// (https://www.odoo.com/documentation/19.0/developer/reference/external_api.html).
/// </summary>
/// <param name="Company">The company that calls are made in; null for the user's own.</param>
internal sealed record OdooRequest(int? Company)
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public ErpRequest Search(string model, JsonArray domain, IEnumerable<string> fields, int limit = 3) => Call(model, "search_read", new JsonObject
    {
        ["domain"] = domain,
        ["fields"] = new JsonArray([.. fields.Select(f => JsonValue.Create(f))]),
        ["limit"] = limit,
    });

    public ErpRequest Read(string model, JsonNode id, IEnumerable<string> fields) => Call(model, "read", new JsonObject
    {
        ["ids"] = new JsonArray(id),
        ["fields"] = new JsonArray([.. fields.Select(f => JsonValue.Create(f))]),
    });

    public ErpRequest Create(OdooPaper paper) => Call(paper.Kind.Model, "create", new JsonObject { ["vals_list"] = new JsonArray(paper.Values) });

    public ErpRequest Post(OdooKind kind, JsonNode id) => Call(kind.Model, kind.Action, new JsonObject { ["ids"] = new JsonArray(id) }, kind.Context);

    /// <summary>The one call that books a document where the module is installed: the contract stands in this folder's README.</summary>
    public ErpRequest PostEvent(ErpDocument document, OdooPaper paper)
    {
        var arguments = new JsonObject { ["number"] = document.Number, ["model"] = paper.Kind.Model, ["values"] = paper.Values };
        if (document is CreditMemoDocument memo) arguments["total"] = memo.Total.Number();
        if (document is VendorClaimDocument claim) arguments["total"] = claim.Amount.Number();
        return Call("returnshub.event", "post_event", arguments);
    }

    /// <summary>The records of an answer.</summary>
    /// <exception cref="ErpFaultException">The answer holds none, as it is when a database or an app is missing.</exception>
    public static IReadOnlyList<JsonNode> Rows(ErpAnswer answer) => answer.Body is JsonArray rows
        ? [.. rows.OfType<JsonNode>()]
        : throw ErpFaultException.Retry("unexpected-answer", $"{(int)answer.Status} The answer lists no records. Check the connection's address, settings.database and the apps installed.");

    // Errors come in the language asked for, and the dialect reads English ones.
    private ErpRequest Call(string model, string method, JsonObject arguments, string? flag = null)
    {
        var context = new JsonObject { ["lang"] = "en_US" };
        if (Company is { } company) context["allowed_company_ids"] = new JsonArray(company);
        if (flag is not null) context[flag] = true;
        arguments["context"] = context;
        return new ErpRequest("POST", $"json/2/{model}/{method}", arguments);
    }
}

/// <summary>A kind of record that is a draft until a method makes it final.</summary>
/// <param name="Model">The model.</param>
/// <param name="Type">Its <c>move_type</c>; null for transfers.</param>
/// <param name="Key">The field that holds our number.</param>
/// <param name="Action">The method that makes it final.</param>
/// <param name="Final">Its state then.</param>
/// <param name="Context">A flag of the context that keeps the method from asking back.</param>
internal sealed record OdooKind(string Model, string? Type, string Key, string Action, string Final, string? Context = null)
{
    public static OdooKind CreditNote { get; } = Move("out_refund");

    public static OdooKind Claim { get; } = Move("in_refund");

    public static OdooKind Entry { get; } = Move("entry");

    public static OdooKind Transfer { get; } = new("stock.picking", null, "origin", "button_validate", "done", "skip_backorder");

    public string[] Fields => Type is null ? ["name", "state"] : ["name", "state", "amount_total", "amount_tax"];

    private static OdooKind Move(string type) => new("account.move", type, "ref", "action_post", "posted");
}

/// <summary>A record to be created.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Values">Its values.</param>
internal sealed record OdooPaper(OdooKind Kind, JsonObject Values)
{
    /// <summary>Origin of a document, for people.</summary>
    public static string Remarks(ErpDocument document) => Clip.Of(
        string.Join(", ", new[] { document.Test ? "TEST" : null, $"Return {document.ReturnId}", document.OrderId is { } o ? $"order {o}" : null, document.Rma is { } r ? $"RMA {r}" : null }.OfType<string>()),
        140);

    /// <summary>Lines as commands that create them
    /// (https://www.odoo.com/documentation/19.0/developer/reference/backend/orm.html#odoo.fields.Command).</summary>
    public static JsonArray Lines(IEnumerable<JsonObject> lines) => new([.. lines.Select(l => new JsonArray(0, 0, l))]);

    /// <summary>The command that sets a list of records.</summary>
    public static JsonArray Set(params IEnumerable<JsonNode> ids) => new(new JsonArray(6, 0, new JsonArray([.. ids])));
}
