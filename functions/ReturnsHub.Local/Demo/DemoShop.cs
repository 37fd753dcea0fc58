using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Core.Access;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Demo;

/// <summary>The demo's merchant: connections, people and their keys, all made for this run.</summary>
internal sealed class DemoShop
{
    public const string ShopConnection = "shop";
    public const string CarrierConnection = "easypost";
    public const string WarehouseConnection = "warehouse";
    public const string ErpConsumer = "erp";
    public const string ShopDomain = "alpenglow-outdoor.myshopify.com";

    private readonly int _seed;

    public DemoShop(int seed) => _seed = seed;

    public static TenantId Tenant { get; } = new("alpenglow-outdoor");

    public string ShopSecret => Secret("shop");

    /// <summary>The shop's former secret: still accepted while it rotates.</summary>
    public string FormerShopSecret => Secret("shop-former");

    public string CarrierSecret => Secret("carrier");

    public string WarehouseSecret => StandardSecret("warehouse");

    public string ErpSecret => StandardSecret("erp");

    public string KeyOf(string person) => "rhk_" + Secret("key-" + person);

    /// <summary>The hub's configuration, with the ERP at <paramref name="erp"/>.</summary>
    public HubConfiguration Configuration(Uri erp) => new()
    {
        Tenants =
        [
            new Tenant
            {
                Id = Tenant,
                Policy = DemoPolicy.Document,
                Connections =
                [
                    Connection(ShopConnection, "shopify", ShopSecret, FormerShopSecret) with
                    {
                        Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["shopDomain"] = ShopDomain },
                    },
                    Connection(CarrierConnection, "easypost", CarrierSecret),
                    Connection(WarehouseConnection, "warehouse", WarehouseSecret),
                ],
                Consumers =
                [
                    new ConsumerSettings
                    {
                        Tenant = Tenant,
                        Id = ErpConsumer,
                        Connector = "signed-webhook",
                        Url = erp,
                        Secrets = [ErpSecret],
                        Events = ["return.authorised", "goods.received", "disposition.decided", "inventory.moved", "claim.opened", "credit.released"],
                    },
                ],
            },
        ],
        ApiKeys = [Key("clara", Role.Clerk), Key("finn", Role.Approver), Key("ines", Role.Inspector, Role.Approver), Key("adam", Role.Administrator), Key("carla", Role.Controller)],
        AllowedHosts = [erp.Authority],
    };

    private static ConnectionSettings Connection(string id, string source, params string[] secrets) =>
        new() { Tenant = Tenant, Id = id, Source = source, Secrets = secrets };

    private ApiKeyEntry Key(string person, params Role[] roles) => new(person, Tenant, roles, HashedApiKeys.HashOf(KeyOf(person)));

    private string Secret(string name) => Convert.ToHexStringLower(Bytes(name))[..40];

    private string StandardSecret(string name) => "whsec_" + Convert.ToBase64String(Bytes(name));

    // Known secrets on purpose: they live as long as this run, on loopback, and a run with the same seed is the same run.
    private byte[] Bytes(string name) => SHA256.HashData(Encoding.UTF8.GetBytes($"demo/{_seed}/{name}"));
}
