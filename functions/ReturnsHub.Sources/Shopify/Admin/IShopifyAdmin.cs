using System.Text.Json.Nodes;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>
/// A shop's GraphQL Admin API (https://shopify.dev/docs/api/admin-graphql), the one API that knows returns. It carries a query
/// and brings an answer or a classified fault; what is asked and what follows from it stands above this port.
/// </summary>
public interface IShopifyAdmin
{
    /// <summary>
    /// Sends one query or mutation to the shop of <paramref name="shop"/> with its token. Never throws for what the other side
    /// does, only for cancellation, and never sends twice: whether to try again is the caller's to say.
    /// </summary>
    Task<AdminAnswer> QueryAsync(ConnectionSettings shop, AdminQuery query, CancellationToken ct);
}

/// <summary>A query or mutation.</summary>
/// <param name="Name">Its operation's name, for counts and for what it is known to cost.</param>
/// <param name="Text">The GraphQL document.</param>
/// <param name="Variables">Its variables.</param>
public sealed record AdminQuery(string Name, string Text, JsonObject Variables);
