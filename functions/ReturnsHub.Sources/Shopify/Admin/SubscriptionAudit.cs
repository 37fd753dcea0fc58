using System.Text.Json;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>
/// Looks after the webhook subscriptions of every shop whose connection names its <c>webhookAddress</c>: Shopify deletes one whose
/// deliveries failed for four hours (https://shopify.dev/docs/apps/build/webhooks/troubleshooting-webhooks). What is missing is
/// made, what was changed is set right, what is not the hub's own is told and left alone. Nothing is ever deleted.
/// </summary>
public sealed class SubscriptionAudit(ITenants tenants, IShopifyAdmin admin, ICursors cursors, IAuditLog audit, ShopifyMetrics metrics, TimeProvider time)
{
    private const int MostPages = 10;

    /// <summary>Audits every shop once, one after the other. Safe to repeat, and to run in several places.</summary>
    public async Task<IReadOnlyList<SubscriptionReport>> RunAsync(CancellationToken ct)
    {
        var reports = new List<SubscriptionReport>();
        foreach (var connection in tenants.All.SelectMany(t => t.Connections))
        {
            if (ShopifyShop.Of(connection) is { WebhookAddress: { } address } shop) reports.Add(await AuditAsync(shop, address.AbsoluteUri, ct));
        }

        return reports;
    }

    private async Task<SubscriptionReport> AuditAsync(ShopifyShop shop, string address, CancellationToken ct)
    {
        var connection = shop.Connection;
        var (found, failed, version) = await ListAsync(connection, ct);
        if (failed is not null) return await ReportAsync(new SubscriptionReport(connection.Tenant, connection.Id, [], failed.Code), ct);

        var before = (await cursors.ReadAsync(Reader(connection), ct) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var findings = new List<SubscriptionFinding>();
        var standing = new List<string>();
        foreach (var topic in DesiredTopics.All)
        {
            var ours = found.Where(s => s.Topic == topic && s.IsOf(connection)).ToList();
            var right = ours.FirstOrDefault(s => s.Fits(address));
            if (right is not null)
            {
                standing.Add(topic);
                if (right.Version is { } handle && handle != ShopifyApi.Version) findings.Add(new SubscriptionFinding(SubscriptionState.OtherVersion, topic, handle));
                continue;
            }

            var state = ours.Count > 0 ? SubscriptionState.Repaired : before.Contains(topic, StringComparer.Ordinal) ? SubscriptionState.Lost : SubscriptionState.Created;
            var query = ours.Count > 0 ? AdminQueries.UpdateSubscription(ours[0].Gid, address) : AdminQueries.CreateSubscription(topic, address);
            if (await admin.QueryAsync(connection, query, ct) is AdminAnswer.Failed fault)
            {
                // What was lost is news even when it cannot be brought back.
                if (state == SubscriptionState.Lost) findings.Add(new SubscriptionFinding(state, topic, null));
                findings.Add(new SubscriptionFinding(SubscriptionState.Failed, topic, fault.Code));
                if (fault.Fault is AdminFault.Throttled or AdminFault.Auth or AdminFault.ShopLocked) break;
                continue;
            }

            standing.Add(topic);
            findings.Add(new SubscriptionFinding(state, topic, null));
        }

        foreach (var other in found.Where(s => !s.IsOf(connection) || !DesiredTopics.All.Contains(s.Topic, StringComparer.Ordinal)))
            findings.Add(new SubscriptionFinding(SubscriptionState.Foreign, other.Topic, other.Host));
        if (version is not null && version != ShopifyApi.Version) findings.Add(new SubscriptionFinding(SubscriptionState.ApiFellForward, "", version));
        var report = await ReportAsync(new SubscriptionReport(connection.Tenant, connection.Id, findings, null), ct);
        // Last, so that what was lost is told again after a crash rather than never.
        await cursors.SaveAsync(Reader(connection), string.Join(',', standing), ct);
        return report;
    }

    private async Task<(IReadOnlyList<Subscription> Found, AdminAnswer.Failed? Failed, string? Version)> ListAsync(ConnectionSettings shop, CancellationToken ct)
    {
        var found = new List<Subscription>();
        string? after = null;
        string? version = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await admin.QueryAsync(shop, AdminQueries.Subscriptions(after), ct);
            version = answer.Version ?? version;
            if (answer is AdminAnswer.Failed failed) return ([], failed, version);
            var list = ((AdminAnswer.Answered)answer).Data.Member("webhookSubscriptions");
            found.AddRange(list.Nodes().Select(Subscription.Read).OfType<Subscription>());
            after = list.HasMore() ? list.Member("pageInfo").Text("endCursor") : null;
            if (after is null) break;
        }

        return (found, null, version);
    }

    private async Task<SubscriptionReport> ReportAsync(SubscriptionReport report, CancellationToken ct)
    {
        foreach (var finding in report.Findings) metrics.Subscription(finding.State.ToString());
        if (report.Fault is not null) metrics.Subscription("Unknown");
        foreach (var finding in report.Findings.Where(f => f.State is SubscriptionState.Lost or SubscriptionState.Created or SubscriptionState.Repaired))
        {
            await audit.AppendAsync(
                new AuditDraft
                {
                    Tenant = report.Tenant,
                    At = time.GetUtcNow(),
                    Actor = Actor.Hub,
                    Via = "hub",
                    Action = finding.State switch
                    {
                        SubscriptionState.Lost => "subscription.lost",
                        SubscriptionState.Created => "subscription.created",
                        _ => "subscription.repaired",
                    },
                    About = report.Connection,
                    Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["topic"] = finding.Topic },
                },
                ct);
        }

        return report;
    }

    private static string Reader(ConnectionSettings shop) => $"shopify-subscriptions/{shop.Tenant.Value}/{shop.Id}";

    private sealed record Subscription(string Gid, string Topic, string Address, string? Format, bool Narrowed, string? Version)
    {
        public string Host => Uri.TryCreate(Address, UriKind.Absolute, out var url) ? Clip.Of(url.Host, 100) : "";

        public static Subscription? Read(JsonElement node) => node.Text("id") is { } gid && node.Text("topic") is { } topic
            ? new Subscription(
                gid,
                Clip.Of(topic, 100),
                node.Text("uri") ?? "",
                node.Text("format"),
                node.Member("includeFields").Items().Any() || !string.IsNullOrEmpty(node.Text("filter")),
                node.Member("apiVersion").Text("handle"))
            : null;

        /// <summary>Whether it leads to this connection at the hub, wherever the hub was when it was made.</summary>
        public bool IsOf(ConnectionSettings shop) =>
            Uri.TryCreate(Address, UriKind.Absolute, out var url) && url.AbsolutePath.EndsWith(ShopifyShop.Path(shop), StringComparison.Ordinal);

        public bool Fits(string address) => string.Equals(Address, address, StringComparison.Ordinal) && Format == "JSON" && !Narrowed;
    }
}
