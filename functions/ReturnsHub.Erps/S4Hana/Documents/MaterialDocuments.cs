using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.S4Hana.Documents;

/// <summary>Material documents: posted when they are created, and found again by a hash of their number, for which SAP has 16 characters.</summary>
internal static class MaterialDocuments
{
    public const string Set = SapServices.MaterialDocuments + "/A_MaterialDocumentHeader";

    public static ErpRequest Create(StockMoveDocument move, S4HanaProfile settings)
    {
        var (from, to) = (StockPlace.Read(move.FromLocation), StockPlace.Read(move.ToLocation));
        var item = new JsonObject
        {
            ["Material"] = move.Item,
            ["Plant"] = settings["plant"],
            ["StorageLocation"] = (from ?? to)!.Location,
            ["GoodsMovementType"] = Movements.Of(move, from, to, settings.Profile),
            ["QuantityInEntryUnit"] = OData.Text(move.Quantity),
            ["EntryUnit"] = settings.Profile.Items.Unit,
            ["MaterialDocumentItemText"] = Clip.Of($"{(move.Test ? "TEST " : "")}{move.Number}", 50),
        };
        if (from is not null && to is not null)
        {
            item["IssuingOrReceivingPlant"] = settings["plant"];
            item["IssuingOrReceivingStorageLoc"] = to.Location;
        }
        else if (to is null)
        {
            item["CostCenter"] = settings["costCenter"];
            if (settings.Setting("scrapReason") is { } reason) item["GoodsMovementReasonCode"] = reason;
        }

        return new ErpRequest("POST", Set, new JsonObject
        {
            ["GoodsMovementCode"] = Movements.CodeOf(from, to),
            ["PostingDate"] = OData.Date(move.Date),
            ["DocumentDate"] = OData.Date(move.Date),
            ["ReferenceDocument"] = OData.Short(move.Number),
            ["to_MaterialDocumentItem"] = OData.Insert([item]),
        });
    }

    public static async Task<BookedDocument?> FindAsync(string number, SapServices sap, CancellationToken ct)
    {
        var answer = await sap.AskAsync(OData.Search(Set, "ReferenceDocument", OData.Short(number)), ct);
        return SalesHead.One(answer, number) is { } found && found.Text("MaterialDocument") is { } id
            ? new BookedDocument($"{found.Text("MaterialDocumentYear")}/{id}", Posted: true)
            : null;
    }
}
