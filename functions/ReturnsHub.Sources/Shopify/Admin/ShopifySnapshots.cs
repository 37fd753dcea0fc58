using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>
/// Brings in what a shop knows and the hub does not. An answer takes the way of every report: its bytes become sealed evidence,
/// the message is queued, and the Shopify source reads it into facts. Asking twice is asking once: the same answer is the same message.
/// </summary>
public sealed class ShopifySnapshots(IShopifyAdmin admin, IIntakeStore intake, ILookup lookup, TimeProvider time)
{
    /// <summary>Pages of an order's lines, 50 to a page: as many lines as the hub reads.</summary>
    private const int MostPages = 20;

    /// <summary>Whether the hub lacks something of a return that its shop can tell.</summary>
    public static bool Lacks(ReturnState state) =>
        state.Order is null || state.Lines.Count == 0 || state.Lines.Any(l => l.Requested.OrderLineId is null && l.Requested.Sku is null);

    /// <summary>Fetches a return with its lines, the customer's words, dispositions and, where the hub has not got them, its answer, labels and order.</summary>
    /// <param name="shop">The connection.</param>
    /// <param name="digits">The digits of the return's id at the shop.</param>
    /// <param name="known">What the hub has of it.</param>
    /// <param name="ct">Stops before the next call.</param>
    public async Task<SnapshotOutcome> BringReturnAsync(ConnectionSettings shop, string digits, ReturnState known, CancellationToken ct)
    {
        if (await AskAsync(shop, AdminQueries.ReturnSnapshot(AdminQueries.Gid("Return", digits)), "return", ct) is not { } told) return SnapshotOutcome.NotThere;
        if (told.Failed is { } failed) return new SnapshotOutcome(failed);
        var body = told.Object;
        await NameAsync(shop, known, body, ct);
        List<string> parts = [];
        if (AnswerDiffers(known, body.Text("status"))) parts.Add(SnapshotTopics.Status);
        if (known.Authorisation.Closed && body.Text("status") == "OPEN") parts.Add(SnapshotTopics.Reopened);
        if (TrackingNumbers(body).Except(known.Parcels.Select(p => p.TrackingNumber), StringComparer.Ordinal).Any()) parts.Add(SnapshotTopics.Labels);
        var kept = await KeepAsync(shop, SnapshotTopics.Return, string.Join(',', parts), told.Raw, ct);
        if (known.Order is not null || body.Member("order").Text("admin_graphql_api_id") is not { } order) return new SnapshotOutcome(kept);
        var more = await BringOrderAsync(shop, order, ct);
        return more.Failed is null ? new SnapshotOutcome(kept + more.Kept) : more;
    }

    /// <summary>Fetches a refund.</summary>
    public async Task<SnapshotOutcome> BringRefundAsync(ConnectionSettings shop, string digits, CancellationToken ct)
    {
        if (await AskAsync(shop, AdminQueries.RefundSnapshot(AdminQueries.Gid("Refund", digits)), "refund", ct) is not { } told) return SnapshotOutcome.NotThere;
        return told.Failed is { } failed ? new SnapshotOutcome(failed) : new SnapshotOutcome(await KeepAsync(shop, SnapshotTopics.Refund, "", told.Raw, ct));
    }

    /// <summary>Fetches an order by its global id, all of its lines.</summary>
    public async Task<SnapshotOutcome> BringOrderAsync(ConnectionSettings shop, string gid, CancellationToken ct)
    {
        JsonObject? whole = null;
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            if (await AskAsync(shop, AdminQueries.OrderSnapshot(gid, after), "order", ct) is not { } told) return SnapshotOutcome.NotThere;
            if (told.Failed is { } failed) return new SnapshotOutcome(failed);
            var answer = JsonNode.Parse(told.Raw.Span)!.AsObject();
            var lines = told.Object.Member("line_items");
            if (whole is null) whole = answer;
            else Append(whole, answer);
            after = lines.HasMore() ? lines.Member("pageInfo").Text("endCursor") : null;
            if (after is null) break;
        }

        return new SnapshotOutcome(await KeepAsync(shop, SnapshotTopics.Order, "", Encoding.UTF8.GetBytes(whole!.ToJsonString()), ct));
    }

    /// <summary>The newest page's lines behind those before it; its page information takes the place of theirs.</summary>
    private static void Append(JsonObject whole, JsonObject page)
    {
        var into = whole["order"]!["line_items"]!;
        var from = page["order"]?["line_items"];
        foreach (var node in from?["nodes"]?.AsArray() ?? []) into["nodes"]!.AsArray().Add(node?.DeepClone());
        into["pageInfo"] = from?["pageInfo"]?.DeepClone();
    }

    private async Task<Told?> AskAsync(ConnectionSettings shop, AdminQuery query, string member, CancellationToken ct)
    {
        switch (await admin.QueryAsync(shop, query, ct))
        {
            case AdminAnswer.Failed failed:
                return new Told(failed, default, default);
            case AdminAnswer.Answered answered when answered.Data.Member(member).ValueKind == JsonValueKind.Object:
                return new Told(null, Encoding.UTF8.GetBytes(answered.Data.GetRawText()), answered.Data.Member(member));
            default:
                return null;
        }
    }

    /// <summary>Dispositions name neither return nor order: their documents are named here, before one of them comes.</summary>
    private async Task NameAsync(ConnectionSettings shop, ReturnState known, JsonElement body, CancellationToken ct)
    {
        var names = body.Member("reverse_fulfillment_orders").Nodes()
            .Select(o => ShopifyIds.Digits(o.Text("admin_graphql_api_id"), "ReverseFulfillmentOrder"))
            .OfType<string>()
            .Select(id => ReverseLogistics.Key(shop.Id, id))
            .ToList();
        if (names.Count > 0 && known.Version > 0) await lookup.AddAsync(known.Key, names, ct);
    }

    /// <summary>Whether the merchant's answer in the shop is another than the hub knows.</summary>
    internal static bool AnswerDiffers(ReturnState known, string? status) => status switch
    {
        "OPEN" => known.Authorisation.Status is not AuthorisationStatus.Authorised || known.Authorisation.Closed,
        "CLOSED" => !known.Authorisation.Closed,
        "DECLINED" => known.Authorisation.Status is not AuthorisationStatus.Declined,
        "CANCELED" => known.Authorisation.Status is not AuthorisationStatus.Cancelled,
        _ => false,
    };

    private static IEnumerable<string> TrackingNumbers(JsonElement body) => body.Member("reverse_fulfillment_orders").Nodes()
        .SelectMany(o => o.Member("reverse_deliveries").Nodes())
        .Select(d => d.Member("shipping_deliverable").Member("tracking").Text("tracking_number"))
        .OfType<string>()
        .Select(n => LookupKey.Tracking(n).Value);

    private async Task<int> KeepAsync(ConnectionSettings shop, string topic, string parts, ReadOnlyMemory<byte> raw, CancellationToken ct)
    {
        var evidence = EvidenceHash.Of(raw.Span);
        var now = time.GetUtcNow();
        var message = new InboundMessage
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', shop.Tenant.Value, shop.Id, topic, parts, evidence.Value)))),
            Tenant = shop.Tenant,
            Connection = shop.Id,
            Source = shop.Source,
            Topic = topic,
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [SnapshotTopics.PartsHeader] = parts,
                [ShopifyHeaders.TriggeredAt] = Times.Write(now),
                [ShopifyHeaders.ApiVersion] = ShopifyApi.Version,
            },
            Evidence = evidence,
            ReceivedAt = now,
        };
        return await intake.KeepAsync(message, raw, ct) == KeepResult.Kept ? 1 : 0;
    }

    private sealed record Told(AdminAnswer.Failed? Failed, ReadOnlyMemory<byte> Raw, JsonElement Object);
}

/// <summary>What came of asking.</summary>
/// <param name="Kept">Messages that are new and durable.</param>
/// <param name="Failed">Why the shop did not tell; null when it did, or has nothing of that id.</param>
public sealed record SnapshotOutcome(int Kept, AdminAnswer.Failed? Failed = null)
{
    internal static readonly SnapshotOutcome NotThere = new(0);

    internal SnapshotOutcome(AdminAnswer.Failed failed)
        : this(0, failed)
    {
    }
}
