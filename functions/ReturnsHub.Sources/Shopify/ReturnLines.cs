using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>The lines of a return as asked for.</summary>
internal static class ReturnLines
{
    public static IReadOnlyList<RequestedLineReport> Read(JsonView body) => [.. body.Objects("return_line_items").Select(Line)];

    /// <summary>A return line's id. Lines without a fulfilment have a type of their own.</summary>
    public static string IdOf(JsonView line) =>
        ShopifyIds.Required(line, ShopifyIds.TypeOf(line) == "UnverifiedReturnLineItem" ? "UnverifiedReturnLineItem" : "ReturnLineItem");

    private static RequestedLineReport Line(JsonView line)
    {
        var sold = line.Object("fulfillment_line_item")?.Object("line_item");
        var (reason, handle) = Reason(line);
        return new RequestedLineReport
        {
            LineId = IdOf(line),
            OrderLineId = sold is { } item ? ShopifyIds.Of(item, "LineItem") : null,
            Sku = Sku.From(sold?.Text("sku", ReadLimits.Name)),
            Quantity = line.Quantity("quantity"),
            Reason = reason,
            ReasonHandle = handle,
            Note = Note(line),
        };
    }

    // The definition is the finer of the two and replaces the enumeration
    // (https://shopify.dev/changelog/new-return-reason-definitions-api-for-better-return-insights).
    private static (ReasonCode Code, string? Handle) Reason(JsonView line)
    {
        var handle = line.Object("return_reason_definition")?.Text("handle", ReadLimits.Code) ?? line.Text("return_reason", ReadLimits.Code);
        return (ReasonMap.Of(handle), handle);
    }

    private static string? Note(JsonView line)
    {
        var customer = line.Words("customer_note");
        var reason = line.Words("return_reason_note");
        if (customer is null || reason is null || string.Equals(customer, reason, StringComparison.Ordinal)) return customer ?? reason;
        return $"{customer}\n{reason}";
    }
}
