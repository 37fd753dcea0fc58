using System.Net;
using System.Text.Json;

namespace ReturnsHub.Local.Demo;

/// <summary>What the shop's people do after the day's traffic, through the API: settle reasons, approve, mend a delivery.</summary>
internal sealed class DemoPeople(DemoSender sender, DemoErp erp, DemoLedger ledger)
{
    /// <summary>The clerk settles reasons that no rule could; safety is left to the people it belongs to.</summary>
    public async Task<int> SettleReasonsAsync()
    {
        var settled = 0;
        foreach (var e in await AllAsync("clara", "/api/exceptions?kind=REASON_UNCERTAIN&limit=500"))
        {
            if (e.GetProperty("severity").GetString() == "HIGH") continue;
            var path = $"/api/returns/{e.GetProperty("returnId").GetString()}/lines/{e.GetProperty("about").GetString()}/reason";
            var (status, _) = await sender.ApiAsync("clara", HttpMethod.Post, path, new { code = "OTHER" });
            Must(status == HttpStatusCode.OK, $"Settling a reason was answered {(int)status}.");
            settled++;
        }

        return settled;
    }

    /// <summary>The inspector may approve credits, yet not of goods she inspected herself; the finance approver may.</summary>
    public async Task<int> ApproveAsync()
    {
        var approved = 0;
        foreach (var r in await AllAsync("finn", "/api/returns?held=true&limit=500"))
        {
            foreach (var credit in r.GetProperty("credits").EnumerateArray().Where(c => c.GetProperty("status").GetString() == "HELD"))
            {
                var holds = credit.GetProperty("holds").EnumerateArray().Select(h => h.GetProperty("code").GetString()).ToList();
                if (holds is not ["VALUE_OVER_LIMIT"]) continue;
                var path = $"/api/returns/{r.GetProperty("returnId").GetString()}/credits/{credit.GetProperty("creditId").GetString()}/approve";
                var seen = new { contentHash = credit.GetProperty("contentHash").GetString() };
                var (own, refusal) = await sender.ApiAsync("ines", HttpMethod.Post, path, seen);
                Must(own == HttpStatusCode.Conflict && refusal.GetProperty("code").GetString() == "self-approval", "An inspector could approve the credit of goods she inspected.");
                Interlocked.Increment(ref ledger.SelfApprovals);
                var (status, _) = await sender.ApiAsync("finn", HttpMethod.Post, path, seen);
                Must(status == HttpStatusCode.OK, $"An approval was answered {(int)status}.");
                approved++;
            }
        }

        return approved;
    }

    /// <summary>Finance opens the period in the ERP, the administrator redrives what had failed.</summary>
    public async Task<int> RedriveAsync()
    {
        erp.ClosedFor = null;
        var redriven = 0;
        foreach (var delivery in await AllAsync("adam", "/api/deliveries?status=DEAD_LETTERED&limit=500"))
        {
            var (status, _) = await sender.ApiAsync("adam", HttpMethod.Post, $"/api/deliveries/{Uri.EscapeDataString(delivery.GetProperty("id").GetString()!)}/redrive");
            Must(status == HttpStatusCode.Accepted, $"A redrive was answered {(int)status}.");
            redriven++;
        }

        return redriven;
    }

    /// <summary>All items of a list, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAsync(string person, string path)
    {
        var items = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var (status, body) = await sender.ApiAsync(person, HttpMethod.Get, cursor is null ? path : $"{path}&cursor={Uri.EscapeDataString(cursor)}");
            Must(status == HttpStatusCode.OK, $"{path} was answered {(int)status}.");
            items.AddRange(body.GetProperty("items").EnumerateArray());
            cursor = body.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return items;
    }

    private static void Must(bool holds, string otherwise)
    {
        if (!holds) throw new InvalidOperationException(otherwise);
    }
}
