using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Access;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Embedded;
using ReturnsHub.Erps.Booking.Preview;
using ReturnsHub.Erps.Booking.Reading;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Testing.Keys;
using ReturnsHub.Web.Access;

namespace ReturnsHub.Web.Tests;

/// <summary>The API on a real server over the real embedded backend, with two tenants, and keys.</summary>
public sealed class RunningHub : IAsyncLifetime
{
    public static readonly TenantId Shop = new("shop");
    public static readonly TenantId Other = new("other");
    public const string Secret = "a secret of the test's own";

    private readonly string _directory = Directory.CreateTempSubdirectory("returnshub-web-").FullName;
    private readonly Dictionary<string, ApiKey> _keys = new(StringComparer.Ordinal)
    {
        ["rhk_admin"] = new("ada", null, [Role.Administrator, Role.Clerk]),
        ["rhk_controller"] = new("ada", null, [Role.Controller]),
        ["rhk_clerk"] = new("clara", Shop, [Role.Clerk]),
        ["rhk_clerk2"] = new("carl", Shop, [Role.Clerk, Role.Approver]),
        ["rhk_carl_at_the_dock"] = new("carl", Shop, [Role.Receiver]),
        ["rhk_boss"] = new("bob", Shop, [Role.Approver]),
        ["rhk_operator"] = new("olga", Shop, [Role.Administrator]),
        ["rhk_reader"] = new("rita", Shop, [Role.Integration]),
        ["rhk_nobody"] = new("nick", null, []),
        ["rhk_other"] = new("otto", Other, Enum.GetValues<Role>()),
        ["rhk_controller2"] = new("zoe", null, [Role.Controller]),
    };

    private readonly ConcurrentQueue<string> _log = new();

    public RunningHub()
    {
        foreach (var role in Enum.GetValues<Role>()) _keys[KeyOf(role)] = new ApiKey($"some-{AccessNames.Of(role)}", Shop, [role]);
    }

    /// <summary>What the host registers beside everything else.</summary>
    public Action<IServiceCollection>? More { get; init; }

    private WebApplication? _app;
    private EmbeddedBackend? _backend;

    public IServiceProvider Services => _app!.Services;

    public Uri Address { get; private set; } = new("http://unset.invalid");

    /// <summary>What the host logged.</summary>
    public string Log => string.Join('\n', _log);

    public async Task InitializeAsync()
    {
        var ids = new Uuid7Ids();
        _backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = _directory }, TimeProvider.System, ids, CancellationToken.None);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k =>
        {
            k.Listen(System.Net.IPAddress.Loopback, 0);
            k.Limits.MaxRequestHeaderCount = 64;
            k.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        });
        builder.Services.AddRoutingCore().AddLogging(l => l.SetMinimumLevel(LogLevel.Warning).AddProvider(new ErrorLog(_log)));
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<IIds>(ids).AddSingleton(new Random(1));
        builder.Services.AddSingleton<ITenants>(new Tenants([Tenant(Shop), Tenant(Other)]));
        builder.Services.AddSingleton<IApiKeys>(new HashedApiKeys(
            _keys.Select(k => ((ReadOnlyMemory<byte>)Convert.FromHexString(HashedApiKeys.HashOf(k.Key)), k.Value))));
        builder.Services.AddSingleton<ISource>(new TestSource());
        AddPorts(builder.Services, _backend);
        builder.Services.AddSingleton<ISigningKey>(_ => new TestSigningKey());
        builder.Services.AddSingleton<IBookingPreview>(new BookingPreviews(TimeProvider.System, new OutboundOptions { AllowLoopback = true }));
        builder.Services.AddSingleton<IBookedDocuments>(new ErpBooks(_ => new HttpClient(OutboundGuard.Handler(new OutboundOptions { AllowLoopback = true })), new ErpBooksLimits(), TimeProvider.System));
        builder.Services.AddReturnsHubWeb();
        More?.Invoke(builder.Services);
        _app = builder.Build();
        _app.UseReturnsHub();
        _app.UseRouting();
        _app.MapReturnsHub();
        _app.MapGet("/broken", string () => throw new InvalidOperationException("the inside")).ExcludeFromDescription();
        await _app.StartAsync();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await _backend!.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A client that presents a key; null for none.</summary>
    public HttpClient Client(string? key)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (key is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>The key of somebody at the shop who has this role and no other.</summary>
    public static string KeyOf(Role role) => $"rhk_some_{AccessNames.Of(role)}";
    /// <summary>Whether any file of the data directory holds <paramref name="bytes"/>.</summary>
    public bool FilesHold(byte[] bytes) => Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith("hub.lock", StringComparison.Ordinal)).Any(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.GetBuffer().AsSpan(0, (int)content.Length).IndexOf(bytes) >= 0;
    });

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Opens a return over the API and gives its id.</summary>
    public async Task<JsonElement> OpenAsync(string body, string key = "rhk_clerk")
    {
        using var client = Client(key);
        using var answer = await client.PostAsync("/api/returns", Json(body));
        ((int)answer.StatusCode).ShouldBe(201, $"{await answer.Content.ReadAsStringAsync()} {Log}");
        return await ReadAsync(answer);
    }

    /// <summary>Records what a connection of the shop reports.</summary>
    public Task<IReadOnlyList<RecordOutcome>> ReportAsync(string returnId, string what, FactBody body) =>
        Get<RecordHandler>().RecordAsync(
            new Fact
            {
                Id = $"test:{returnId}:{what}",
                Tenant = Shop,
                Subject = new Subject.Known(ReturnId.Parse(returnId)),
                Connection = "warehouse",
                OccurredAt = DateTimeOffset.UtcNow,
                Actor = Actor.Person("wanda"),
                Body = body,
            },
            message: null,
            CancellationToken.None);

    /// <summary>Works off what waits on the inbound queue, as a pump would.</summary>
    public async Task WorkInboundAsync()
    {
        var queue = Get<IMessageQueue>();
        while (true)
        {
            var sessions = await queue.ReceiveAsync(Queues.Inbound, 16, 64, TimeSpan.Zero, CancellationToken.None);
            if (sessions.Count == 0) return;
            foreach (var session in sessions)
            {
                foreach (var message in session.Messages)
                    await Get<NormaliseHandler>().HandleAsync(InboundQueue.Read(message.Body), CancellationToken.None);
                (await queue.SettleAsync(session, new SessionSettlement { Completed = [.. session.Messages.Select(m => m.Id)] }, CancellationToken.None)).ShouldBeTrue();
            }
        }
    }

    /// <summary>Relays the feed and delivers the shop's events to <paramref name="connector"/>.</summary>
    public async Task DeliverAsync(IErpConnector connector)
    {
        while (await Get<RelayHandler>().RelayAsync(CancellationToken.None) > 0)
        {
        }

        var consumer = Get<ITenants>().Find(Shop)!.Consumers.Single();
        var queue = Get<IMessageQueue>();
        while (true)
        {
            var sessions = await queue.ReceiveAsync(Queues.Deliver(Shop, consumer.Id), 16, 64, TimeSpan.Zero, CancellationToken.None);
            if (sessions.Count == 0) return;
            foreach (var session in sessions)
            {
                var settlement = await Get<DeliverHandler>().HandleAsync(consumer, connector, session.Messages, CancellationToken.None);
                (await queue.SettleAsync(session, settlement, CancellationToken.None)).ShouldBeTrue();
            }
        }
    }

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return document.RootElement.Clone();
    }

    /// <summary>Checks that an answer is a refusal as every refusal of the hub looks.</summary>
    public static async Task<JsonElement> ShouldRefuseAsync(HttpResponseMessage answer, int status, string code)
    {
        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, body);
        (answer.Content.Headers.ContentType?.MediaType).ShouldBe("application/problem+json");
        var problem = await ReadAsync(answer);
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrWhiteSpace();
        return problem;
    }

    public static string Sign(ReadOnlySpan<byte> body) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body));

    private static Tenant Tenant(TenantId id) => new()
    {
        Id = id,
        Policy = new PolicyDocument
        {
            Version = "test-1",
            Approval = [new ApprovalRule { Id = "approval.all", Over = 50, Approvers = 1 }],
            Vendors = [new VendorAgreement { Id = "nordwind", Vendors = ["Nordwind"], EvidenceNeeded = [Core.Codes.ClaimEvidenceKind.Photo], Violations = [new ViolationTerm { Violation = Core.Codes.VendorViolation.DefectiveGoods }] }],
            Dispositions = [new DispositionRule { Id = "restock.good", Grades = [Core.Codes.Grade.N, Core.Codes.Grade.A], Disposition = Core.Codes.Disposition.Restock }],
        },
        Connections = [new ConnectionSettings { Tenant = id, Id = "warehouse", Source = TestSource.SourceName, Secrets = [Secret] }],
        Consumers = [new ConsumerSettings { Tenant = id, Id = "erp", Connector = "test", Url = new Uri("https://erp.invalid"), MaxAttempts = 1 }],
    };

    private static void AddPorts(IServiceCollection services, EmbeddedBackend backend)
    {
        services.AddSingleton(backend.Returns);
        services.AddSingleton(backend.Queries);
        services.AddSingleton(backend.Claims);
        services.AddSingleton(backend.Channels);
        services.AddSingleton(backend.Turns);
        services.AddSingleton(backend.Deadlines);
        services.AddSingleton(backend.Lookup);
        services.AddSingleton(backend.Unmatched);
        services.AddSingleton(backend.Intake);
        services.AddSingleton(backend.Queue);
        services.AddSingleton(backend.Evidence);
        services.AddSingleton(backend.Vault);
        services.AddSingleton(backend.Quarantine);
        services.AddSingleton(backend.Deliveries);
        services.AddSingleton(backend.Cursors);
        services.AddSingleton(backend.Idempotency);
        services.AddSingleton(backend.Policies);
        services.AddSingleton(backend.AuditLog);
        services.AddSingleton(backend.AuditTrail);
        services.AddSingleton(backend.Checkpoints);
        services.AddSingleton(backend.Reports);
        services.AddSingleton(backend.SigningKey);
        services.AddSingleton(backend.Retention);
    }

    private sealed class Tenants(IReadOnlyList<Tenant> all) : ITenants
    {
        public IReadOnlyCollection<Tenant> All => all;

        public Tenant? Find(TenantId id) => all.FirstOrDefault(t => t.Id == id);
    }
}
