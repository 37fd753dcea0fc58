using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Live;
using ReturnsHub.Erps.Tryton;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Delivers short histories to the real Tryton, each a return of its own.</summary>
internal sealed class TrytonBench : LiveBench
{
    private static readonly HttpClient Client = Bench.Client();
    private static readonly Lazy<Task<TrytonBench>> Opened = new(SignInAsync);

    private TrytonBench(Uri address, TrytonBooks books, TrytonBooks admin)
    {
        Address = address;
        Books = books;
        Admin = admin;
    }

    public Uri Address { get; }

    /// <summary>Reads what was booked, as the hub's user sees it.</summary>
    public TrytonBooks Books { get; }

    /// <summary>Closes periods and the like.</summary>
    public TrytonBooks Admin { get; }

    public static string Profile { get; } = Sample();

    public override ILedger Ledger => Books;

    // One address for everything: Tryton names its methods in the body.
    public override (Uri Address, string[] Headers) Onward => (Address, ["Authorization"]);

    public override string ProfileText => Profile;

    public override (string Customers, string Gone) Outside => ("CUS", "RET-GONE");

    /// <summary>The bench over the real server; skips the test where it is not installed.</summary>
    public static async Task<TrytonBench> OpenAsync()
    {
        var server = await TrytonServer.GetAsync();
        Skip.If(server.WhyNot is not null, server.WhyNot);
        return await Opened.Value;
    }

    // Tryton checks passwords slowly on purpose, so the tests sign in once.
    private static async Task<TrytonBench> SignInAsync()
    {
        var address = (await TrytonServer.GetAsync()).Address!;
        var http = new HttpClient();
        return new TrytonBench(
            address,
            await TrytonBooks.SignInAsync(http, address, TrytonSetUp.HubUser, TrytonSetUp.HubPassword),
            await TrytonBooks.SignInAsync(http, address, "admin", TrytonServer.AdminPassword));
    }

    public ConsumerSettings Consumer(string? profile = null, Uri? address = null, string password = TrytonSetUp.HubPassword) => new()
    {
        Tenant = Histories.Tenant,
        Id = "tryton",
        Connector = TrytonSystem.Registration.Name,
        Url = address ?? Address,
        Secrets = [password],
        ProfileText = profile ?? Profile,
    };

    public IErpConnector Connector(string? profile = null, Uri? address = null, TimeProvider? time = null, string password = TrytonSetUp.HubPassword) =>
        TrytonSystem.Registration.Connect(Consumer(profile, address, password), Client, time ?? TimeProvider.System);

    protected override IErpConnector Connect(string profile) => Connector(profile);

    /// <summary>The profile that the connector's folder shows.</summary>
    public static string Sample()
    {
        using var stream = typeof(TrytonBench).Assembly.GetManifestResourceStream("Tryton.profile.sample.json")
            ?? throw new InvalidOperationException("The sample profile is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
