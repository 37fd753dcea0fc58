using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>
/// Brings in what never arrived: Shopify delivers webhooks at least once, not surely (https://shopify.dev/docs/apps/build/webhooks/best-practices).
/// Orders that changed since the last look are listed, and each of their returns and refunds that the hub does not have as the shop
/// has it is fetched. A pass that is too long for one run goes on in the next.
/// </summary>
public sealed class SourceReconciliation(
    ITenants tenants, IShopifyAdmin admin, ShopifySnapshots snapshots, IReturnStore store, ICursors cursors, ShopifyMetrics metrics, TimeProvider time)
{
    /// <summary>Pages of ten orders in one run.</summary>
    private const int MostPages = 20;

    /// <summary>How far before the last look each look begins: an order may show its change late.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);

    /// <summary>How far back the first look goes.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(7);

    /// <summary>Looks at every shop once. A message is durable before the look moves past its order; repeating brings nothing twice.</summary>
    public async Task<IReadOnlyList<ReconciliationReport>> RunAsync(CancellationToken ct)
    {
        var reports = new List<ReconciliationReport>();
        foreach (var connection in tenants.All.SelectMany(t => t.Connections))
        {
            if (ShopifyShop.Of(connection) is not null) reports.Add(await RunAsync(connection, ct));
        }

        return reports;
    }

    private async Task<ReconciliationReport> RunAsync(ConnectionSettings shop, CancellationToken ct)
    {
        var look = Look.Read(await cursors.ReadAsync(Reader(shop), ct)) ?? new Look(time.GetUtcNow() - FirstLook, null, null);
        var (orders, brought) = (0, 0);
        string? skipped = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await admin.QueryAsync(shop, AdminQueries.ChangedOrders($"updated_at:>='{Times.Write(look.From - Overlap)}'", look.After), ct);
            if (answer is AdminAnswer.Failed failed) return new ReconciliationReport(shop.Tenant, shop.Id, orders, brought, More: true, failed.Code);
            var list = ((AdminAnswer.Answered)answer).Data.Member("orders");
            foreach (var order in list.Nodes())
            {
                var (count, fault) = await OrderAsync(shop, order, ct);
                brought += count;
                if (fault is { Fault: AdminFault.Query or AdminFault.Unreadable })
                {
                    // It would fail the same way for ever, and nothing behind it would be looked at.
                    metrics.Reconciled("failed");
                    skipped = fault.Code;
                    continue;
                }

                // The page is looked at again as a whole; what is kept already is not kept twice.
                if (fault is not null) return new ReconciliationReport(shop.Tenant, shop.Id, orders, brought, More: true, fault.Code);
                orders++;
                if (Times.TryRead(order.Text("updatedAt"), out var changed) && !(changed <= look.Newest)) look = look with { Newest = changed };
            }

            var after = list.HasMore() ? list.Member("pageInfo").Text("endCursor") : null;
            look = after is null ? new Look(look.Newest is { } newest && newest > look.From ? newest : look.From, null, null) : look with { After = after };
            await cursors.SaveAsync(Reader(shop), look.Write(), ct);
            if (after is null) return new ReconciliationReport(shop.Tenant, shop.Id, orders, brought, More: false, skipped);
        }

        return new ReconciliationReport(shop.Tenant, shop.Id, orders, brought, More: true, skipped);
    }

    private async Task<(int Brought, AdminAnswer.Failed? Fault)> OrderAsync(ConnectionSettings shop, JsonElement order, CancellationToken ct)
    {
        var brought = 0;
        foreach (var returned in order.Member("returns").Nodes())
        {
            if (ShopifyIds.Digits(returned.Text("id"), "Return") is not { } digits) continue;
            var state = await LoadAsync(shop, digits, ct);
            if (!Differs(state, returned.Text("status"))) continue;
            var outcome = await snapshots.BringReturnAsync(shop, digits, state, ct);
            if (outcome.Failed is not null) return (brought, outcome.Failed);
            if (outcome.Kept > 0) metrics.Reconciled("return");
            brought += outcome.Kept;
        }

        foreach (var refund in order.Member("refunds").Items())
        {
            if (ShopifyIds.Digits(refund.Text("id"), "Refund") is not { } digits) continue;
            if (await KnowsAsync(shop, refund, digits, ct)) continue;
            var outcome = await snapshots.BringRefundAsync(shop, digits, ct);
            if (outcome.Failed is not null) return (brought, outcome.Failed);
            if (outcome.Kept > 0) metrics.Reconciled("refund");
            brought += outcome.Kept;
        }

        return (brought, null);
    }

    /// <summary>Whether the refund stands on the return it belongs to: the one it names, the one whose credit it pays, or its own.</summary>
    private async Task<bool> KnowsAsync(ConnectionSettings shop, JsonElement refund, string digits, CancellationToken ct)
    {
        StreamKey key;
        if (ShopifyIds.Digits(refund.Member("return").Text("id"), "Return") is { } native) key = new StreamKey(shop.Tenant, ReturnId.For(shop.Tenant, shop.Id, native));
        else if (RefundReferences.IsOne(refund.Text("note")?.Trim())) key = new StreamKey(shop.Tenant, RefundReferences.ReturnOf(refund.Text("note")!.Trim()));
        else key = new StreamKey(shop.Tenant, ReturnId.For(shop.Tenant, shop.Id, $"refund/{digits}"));
        return (await store.LoadAsync(key, ct))?.Refunds.Any(r => r.RefundId == digits && !r.Pending) == true;
    }

    private async Task<ReturnState> LoadAsync(ConnectionSettings shop, string digits, CancellationToken ct)
    {
        var key = new StreamKey(shop.Tenant, ReturnId.For(shop.Tenant, shop.Id, digits));
        return await store.LoadAsync(key, ct) ?? ReturnState.New(key);
    }

    private static bool Differs(ReturnState state, string? status) =>
        state.Version == 0 || state.Authorisation.Status == AuthorisationStatus.None || ShopifySnapshots.AnswerDiffers(state, status);

    private static string Reader(ConnectionSettings shop) => $"shopify-reconciliation/{shop.Tenant.Value}/{shop.Id}";

    /// <summary>Where a look stands: since when, behind which page, and the newest change seen in it.</summary>
    private sealed record Look(DateTimeOffset From, string? After, DateTimeOffset? Newest)
    {
        public static Look? Read(string? cursor) => cursor is null ? null : JsonSerializer.Deserialize<Look>(cursor, HubJson.Options);

        public string Write() => JsonSerializer.Serialize(this, HubJson.Options);
    }
}

/// <summary>What a look at a shop brought.</summary>
/// <param name="Tenant">Whose shop.</param>
/// <param name="Connection">Its connection.</param>
/// <param name="Orders">Orders looked at.</param>
/// <param name="Brought">Messages brought in.</param>
/// <param name="More">Whether the look goes on in the next run.</param>
/// <param name="Fault">The code of the fault that ended it or made it pass over an order; null when there was none.</param>
public sealed record ReconciliationReport(TenantId Tenant, string Connection, int Orders, int Brought, bool More, string? Fault);
