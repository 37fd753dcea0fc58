using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Record;

/// <summary>Says in a few words, without personal data, what an unmatched fact is about.</summary>
internal static class FactSummary
{
    public static string Of(Fact fact) => fact.Body switch
    {
        ParcelReported p => $"Parcel {Clip.Of(p.TrackingNumber, 40)} {CodeNames.Of(p.Status)}{(p.Carrier is null ? "" : " by " + Clip.Of(p.Carrier, 20))}",
        ReceiptReported r => $"Receipt {Clip.Of(r.ReceiptId, 40)}: {Goods(r.Lines)}",
        InspectionReported i => $"Inspection {Clip.Of(i.InspectionId, 40)}: {Goods(i.Lines)}",
        DispositionReported d => $"Disposition {Clip.Of(d.DispositionId, 40)} of {d.Lines.Sum(l => l.Quantity)} unit(s)",
        DestructionReported d => $"Certificate {Clip.Of(d.CertificateId, 40)}",
        OrderReported o => $"Order {Clip.Of(o.Order.OrderId, 40)}",
        _ => fact.Body.GetType().Name,
    };

    private static string Goods(IReadOnlyList<GoodsLineReport> lines) =>
        string.Join(", ", lines.Take(5).Select(l => $"{l.Quantity} × {(l.Sku is { } sku ? Clip.Of(sku.Value, 40) : "unknown SKU")}"));

}
