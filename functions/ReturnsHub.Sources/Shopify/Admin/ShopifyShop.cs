namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>What the hub may do in the shop by itself. All of it is off unless the connection's settings say so.</summary>
[Flags]
public enum LoopActions
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Approve a return that the hub authorised.</summary>
    Approve = 1,
    /// <summary>Decline a return that the hub declined.</summary>
    Decline = 2,
    /// <summary>Mark a return's units as processed when their credit is released.</summary>
    Process = 4,
    /// <summary>Pay a released credit to the customer.</summary>
    Refund = 8,
}

/// <summary>A shop as the hub reaches it, read from its connection's settings.</summary>
public sealed record ShopifyShop
{
    internal const string DomainOption = "shopDomain";
    internal const string LoopOption = "closeLoop";
    internal const string NotifyOption = "notifyCustomer";
    internal const string AddressOption = "webhookAddress";

    /// <summary>The name of the credential that holds the Admin API's token.</summary>
    public const string TokenName = "adminToken";

    /// <summary>The connection.</summary>
    public required ConnectionSettings Connection { get; init; }

    /// <summary>The shop's own domain: <c>example.myshopify.com</c>.</summary>
    public required string Domain { get; init; }

    /// <summary>The access token. A secret.</summary>
    public required string Token { get; init; }

    /// <summary>What the hub may do in the shop.</summary>
    public LoopActions Loop { get; init; }

    /// <summary>Whether the shop tells the customer of what the hub does in it.</summary>
    public bool NotifyCustomer { get; init; }

    /// <summary>Where the shop is to send its webhooks; null when the hub does not look after the subscriptions.</summary>
    public Uri? WebhookAddress { get; init; }

    /// <inheritdoc />
    public override string ToString() => Connection.ToString();

    /// <summary>The shop of a connection; null when it is no Shopify connection, or has no token or no domain.</summary>
    public static ShopifyShop? Of(ConnectionSettings connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (connection.Source != ShopifySource.SourceName
            || connection.Credentials.GetValueOrDefault(TokenName) is not { Length: > 0 } token
            || connection.Options.GetValueOrDefault(DomainOption) is not { } domain
            || !ShopifyApi.IsShopDomain(domain)) return null;
        return new ShopifyShop
        {
            Connection = connection,
            Domain = domain,
            Token = token,
            Loop = Actions(connection.Options.GetValueOrDefault(LoopOption)) ?? LoopActions.None,
            NotifyCustomer = connection.Options.GetValueOrDefault(NotifyOption) == "true",
            WebhookAddress = Address(connection.Options.GetValueOrDefault(AddressOption)),
        };
    }

    /// <summary>What is wrong with the settings of the Admin API, each in a sentence that says what to fix.</summary>
    internal static IEnumerable<string> Check(ConnectionSettings connection)
    {
        var hasToken = connection.Credentials.ContainsKey(TokenName);
        foreach (var name in connection.Credentials.Keys.Where(n => n != TokenName))
            yield return $"credentials.{Clip.Of(name)}: Shopify knows only '{TokenName}'.";
        if (hasToken && !ShopifyApi.IsShopDomain(connection.Options.GetValueOrDefault(DomainOption)))
            yield return $"options.{DomainOption}: a token is only ever sent to a shop's own domain. Write it as 'example.myshopify.com', in lower case.";
        if (connection.Options.TryGetValue(LoopOption, out var loop))
        {
            if (Actions(loop) is null) yield return $"options.{LoopOption}: list some of approve, decline, process, refund, with commas between.";
            if (!hasToken) yield return $"options.{LoopOption}: it needs credentials.{TokenName}.";
        }

        if (connection.Options.TryGetValue(NotifyOption, out var notify) && notify is not ("true" or "false"))
            yield return $"options.{NotifyOption}: it is true or false.";
        if (connection.Options.TryGetValue(AddressOption, out var address))
        {
            if (Address(address) is not { } url || !url.AbsolutePath.EndsWith(Path(connection), StringComparison.Ordinal))
                yield return $"options.{AddressOption}: it is the hub's public https address of this connection, and ends in {Path(connection)}.";
            if (!hasToken) yield return $"options.{AddressOption}: it needs credentials.{TokenName}.";
        }
    }

    /// <summary>The path at which the hub takes a connection's webhooks.</summary>
    internal static string Path(ConnectionSettings connection) => $"/webhooks/{connection.Tenant.Value}/{connection.Id}";

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
            ? url
            : null;

    private static LoopActions? Actions(string? text)
    {
        var actions = LoopActions.None;
        foreach (var word in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (word switch { "approve" => LoopActions.Approve, "decline" => LoopActions.Decline, "process" => LoopActions.Process, "refund" => LoopActions.Refund, _ => (LoopActions?)null } is not { } action)
                return null;
            actions |= action;
        }

        return actions;
    }
}
