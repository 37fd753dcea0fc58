using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.NetSuite;

/// <summary>
/// Internal ids of items: <c>#7741</c> in the profile is one, everything else is an item's name and is asked for with SuiteQL
/// (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html).
/// </summary>
internal static class ItemLookup
{
    public static bool IsId(string item) => item.StartsWith('#');

    /// <summary>The id as far as it is known without asking.</summary>
    public static string Shown(string item) => IsId(item) ? item[1..] : $"{{id of {item}}}";

    public static async Task<IReadOnlyDictionary<string, string>> AskAsync(IEnumerable<string> items, ErpHttp http, CancellationToken ct)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items.Distinct(StringComparer.Ordinal)) ids[item] = IsId(item) ? item[1..] : await AskAsync(item, http, ct);
        return ids;
    }

    private static async Task<string> AskAsync(string item, ErpHttp http, CancellationToken ct)
    {
        var name = item.Replace("'", "''", StringComparison.Ordinal);
        var request = new ErpRequest("POST", "query/v1/suiteql?limit=2", new JsonObject { ["q"] = $"SELECT id FROM item WHERE itemid = '{name}'" })
        {
            Headers = new Dictionary<string, string> { ["Prefer"] = "transient" },
        };
        var answer = await http.AskAsync(request, ct);
        return answer.Body?["items"] is JsonArray { Count: 1 } found && found[0].Text("id") is { } id
            ? id
            : throw ErpFaultException.Refused("unknown-item", $"NetSuite has no one item named {Clip.Of(item, 60)}. Create it, or map the SKU to an internal id (#7741) under items.bySku.");
    }
}
