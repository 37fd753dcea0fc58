using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>Labels, and what the shop did with goods that came back.</summary>
internal static class ReverseLogistics
{
    private const string OrderDocument = "reverse-fulfillment-order";

    /// <summary><c>reverse_deliveries/attach_deliverable</c>: a label or a tracking number. A label without a number says nothing yet.</summary>
    public static Normalised Label(ShopifyMessage m)
    {
        ShopifyIds.Required(m.Body, "ReverseDelivery");
        ReturnShape.Require(m.Body.Has("return"), "return");
        var native = ShopifyIds.Required(m.Body.Object("return")!.Value, "Return");
        return Label(m.Body, new ReturnHeader(native)) is { } label
            ? m.Says(new Subject.Known(m.ReturnId(native)), m.TriggeredAt, label)
            : new Normalised.Read(facts: []);
    }

    /// <summary>The label of a reverse delivery; null while it has no tracking number.</summary>
    public static LabelReported? Label(JsonView delivery, ReturnHeader header)
    {
        var tracking = delivery.Object("shipping_deliverable")?.Object("tracking");
        return tracking?.Text("tracking_number", ReadLimits.Name) is { } number
            ? new LabelReported(header, LookupKey.Tracking(number).Value, tracking.Value.Text("carrier_name", ReadLimits.Name))
            : null;
    }

    /// <summary>
    /// <c>reverse_fulfillment_orders/dispose</c>: names neither return nor order, so the return is found by the document. The
    /// body lists every disposition of the document; a later report replaces an earlier one, and nothing counts twice.
    /// </summary>
    public static Normalised Disposal(ShopifyMessage m)
    {
        var id = ShopifyIds.Required(m.Body, "ReverseFulfillmentOrder");
        ReturnShape.Require(m.Body.HasArray("dispositions"), "dispositions");
        var lines = m.Body.Objects("dispositions").Select(Line).OfType<DispositionLineReport>().ToList();
        return lines.Count == 0
            ? new Normalised.Read(facts: [])
            : m.Says(
                new Subject.Named([Key(m.Connection, id)]),
                m.TriggeredAt,
                new DispositionReported(DocumentId(id), lines));
    }

    /// <summary>The name by which the return of a reverse fulfilment order is found.</summary>
    public static LookupKey Key(string connection, string id) => LookupKey.Document(connection, OrderDocument, id);

    /// <summary>The document a reverse fulfilment order's dispositions are reported as.</summary>
    public static string DocumentId(string id) => $"{OrderDocument}/{id}";

    /// <summary>A disposition; null for units that never arrived.</summary>
    public static DispositionLineReport? Line(JsonView line)
    {
        var type = line.RequiredText("type", ReadLimits.Code).ToLowerInvariant();
        // Nothing arrived, so nothing happens to it.
        if (type == "missing") return null;
        return new DispositionLineReport
        {
            Quantity = line.Quantity("quantity"),
            Disposition = type switch
            {
                "restocked" => Disposition.Restock,
                "processing_required" or "not_restocked" => Disposition.Quarantine,
                _ => throw new UnreadableException(
                    "code-unknown", $"'{line.At("type")}' is not one of restocked, processing_required, not_restocked, missing."),
            },
            Location = line.Object("location") is { } location ? ShopifyIds.Of(location, "Location") : null,
        };
    }
}
