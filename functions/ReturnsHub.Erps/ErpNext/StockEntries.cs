using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.ErpNext;

/// <summary>
/// Stock moves as stock entries (https://docs.frappe.io/erpnext/user/manual/en/stock-entry): received, transferred or issued by which of the
/// two warehouses there are.
/// </summary>
internal static class StockEntries
{
    public const string Type = "Stock Entry";

    public static Paper Of(StockMoveDocument move, Profile profile, ErpNextSettings settings)
    {
        var row = new JsonObject { ["item_code"] = move.Item, ["qty"] = move.Quantity, ["uom"] = profile.Items.Unit, ["conversion_factor"] = 1 };
        if (move.FromLocation is { } from) row["s_warehouse"] = from;
        if (move.ToLocation is { } to) row["t_warehouse"] = to;
        // The rate is in the company's currency; a cost in another would be read as if it were in that one.
        if (move.FromLocation is null && move.UnitCost is { } cost && cost.Currency == settings.Currency)
        {
            row["basic_rate"] = cost.Number();
            row["set_basic_rate_manually"] = 1;
        }

        if (move.FromLocation is null || move.ToLocation is null) row["expense_account"] = settings.DifferenceAccount;
        if (settings.CostCenter is { } center) row["cost_center"] = center;
        return new Paper(Type, new JsonObject
        {
            [settings.KeyField] = move.Number,
            ["company"] = settings.Company,
            ["stock_entry_type"] = (move.FromLocation, move.ToLocation) switch
            {
                (null, _) => "Material Receipt",
                (_, null) => "Material Issue",
                _ => "Material Transfer",
            },
            ["posting_date"] = ErpNextRequest.Day(move.Date),
            ["set_posting_time"] = 1,
            ["posting_time"] = ErpNextRequest.StartOfDay,
            ["remarks"] = ErpNextRequest.Remarks(move, $"{CodeNames.Of(move.From)} to {CodeNames.Of(move.To)}"),
            ["items"] = new JsonArray(row),
        });
    }
}
