using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Odoo;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>
/// A company of its own in the Odoo that the environment names: <c>RETURNSHUB_ODOO_URL</c>, <c>RETURNSHUB_ODOO_DATABASE</c> and
/// <c>RETURNSHUB_ODOO_KEY</c>, an administrator's. Without them tests are skipped.
/// </summary>
internal sealed class OdooBench : LiveBench
{
    private const string Password = "qwfp-Zx12-uyln";

    private static readonly HttpClient Client = Bench.Client();
    private static readonly Lazy<Task<OdooBench>> Opened = new(SetUpAsync);

    private OdooBench(Uri address, OdooCalls admin, int company, string key, string profile)
    {
        Address = address;
        Admin = admin;
        Company = company;
        Key = key;
        ProfileText = profile;
        Books = new OdooLedger(admin);
        Hub = new OdooCalls(new HttpClient { Timeout = TimeSpan.FromMinutes(2) }, address, Database, key);
    }

    public Uri Address { get; }

    public string Database { get; } = Variable("DATABASE")!;

    /// <summary>Sets lock dates and the like.</summary>
    public OdooCalls Admin { get; }

    /// <summary>Calls with the hub's user's rights.</summary>
    public OdooCalls Hub { get; }

    public int Company { get; }

    public OdooLedger Books { get; }

    /// <summary>The hub's user's.</summary>
    public string Key { get; }

    public override ILedger Ledger => Books;

    public override (Uri Address, string[] Headers) Onward => (Address, ["Authorization", "X-Odoo-Database"]);

    /// <summary>The sample profile for this database and company.</summary>
    public override string ProfileText { get; }

    public override (string Customers, string Gone) Outside => ("Customers", "Scrap");

    /// <summary>The bench over the real server; skips the test where none is named.</summary>
    public static async Task<OdooBench> OpenAsync()
    {
        Skip.If(Variable("URL") is null || Variable("KEY") is null || Variable("DATABASE") is null, "RETURNSHUB_ODOO_URL, _DATABASE and _KEY name no Odoo.");
        return await Opened.Value;
    }

    /// <summary>The profile with something else in it.</summary>
    public string ProfileWith(string was, string now)
    {
        ProfileText.ShouldContain(was);
        return ProfileText.Replace(was, now, StringComparison.Ordinal);
    }

    public IErpConnector Connector(string? profile = null, Uri? address = null, TimeProvider? time = null, string? key = null)
    {
        var consumer = new ConsumerSettings
        {
            Tenant = Histories.Tenant,
            Id = "odoo",
            Connector = OdooSystem.Registration.Name,
            Url = address ?? Address,
            Secrets = [key ?? Key],
            ProfileText = profile ?? ProfileText,
        };
        return OdooSystem.Registration.Connect(consumer, Client, time ?? TimeProvider.System);
    }

    protected override IErpConnector Connect(string profile) => Connector(profile);

    private static async Task<OdooBench> SetUpAsync()
    {
        var (address, database) = (new Uri(Variable("URL")!.TrimEnd('/') + "/"), Variable("DATABASE")!);
        var admin = new OdooCalls(new HttpClient { Timeout = TimeSpan.FromMinutes(5) }, address, database, Variable("KEY")!);
        var sample = SampleProfile.Read("Odoo");
        var setUp = new OdooSetUp(admin, ProfileReader.Read(sample).Profile!);
        await setUp.RunAsync();
        var user = $"returnshub-{setUp.Company}";
        await setUp.UserAsync(user, Password);
        var key = await OdooWebSession.NewKeyAsync(address, database, user, Password, days: "90");
        var profile = sample
            .Replace("\"database\": \"northwind\"", $"\"database\": \"{database}\"", StringComparison.Ordinal)
            .Replace("\"companyId\": \"1\"", $"\"companyId\": \"{setUp.Company}\"", StringComparison.Ordinal);
        return new OdooBench(address, admin, setUp.Company, key, profile);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable($"RETURNSHUB_ODOO_{name}") is { Length: > 0 } value ? value : null;
}
