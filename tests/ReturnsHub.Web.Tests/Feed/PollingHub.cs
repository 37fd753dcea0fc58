using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Access;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;

namespace ReturnsHub.Web.Tests.Feed;

/// <summary>A hub whose tenants have consumers that poll: the books take some events, the archive takes all.</summary>
public sealed class PollingHub : IAsyncLifetime
{
    public const string Books = "rhk_books";
    public const string Archive = "rhk_archive";
    public const string OtherBooks = "rhk_other_books";
    public const string Reader = "rhk_reader";
    public const string Clerk = "rhk_clerk";
    public const string OtherClerk = "rhk_other_clerk";

    private static readonly string[] BooksTake = ["return.authorised", "credit.released"];

    private readonly RunningHub _hub = new() { More = Configure };

    public Task InitializeAsync() => _hub.InitializeAsync();

    public Task DisposeAsync() => _hub.DisposeAsync();

    public HttpClient Client(string key) => _hub.Client(key);

    public T Get<T>()
        where T : notnull => _hub.Get<T>();

    /// <summary>Opens a return and gives its id.</summary>
    public async Task<string> OpenAsync(string order, string key = Clerk) => (await _hub.OpenAsync(Bodies.Jacket(order), key)).GetProperty("returnId").GetString()!;

    /// <summary>Reads one page.</summary>
    public static async Task<FeedPageRead> PageAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(200, body);
        using var document = JsonDocument.Parse(body);
        var link = answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null;
        return new FeedPageRead(
            [.. document.RootElement.EnumerateArray().Select(e => new EventRead(
                e.GetProperty("id").GetString()!, e.GetProperty("source").GetString()!, e.GetProperty("subject").GetString()!,
                long.Parse(e.GetProperty("sequence").GetString()!), e.GetProperty("type").GetString()!))],
            answer.Headers.TryGetValues("X-Next-Cursor", out var next) ? next.Single() : null,
            answer.Headers.GetValues("X-Caught-Up").Single() == "true",
            link?[1..link.IndexOf('>', StringComparison.Ordinal)]);
    }

    /// <summary>Reads everything there is.</summary>
    public static async Task<List<EventRead>> AllAsync(HttpClient client, string address)
    {
        var all = new List<EventRead>();
        var page = await PageAsync(client, address);
        while (true)
        {
            all.AddRange(page.Events);
            if (page.CaughtUp) return all;
            page = await PageAsync(client, page.Link!);
        }
    }

    private static void Configure(IServiceCollection services)
    {
        services.AddSingleton<ITenants>(new ConfiguredTenants([TenantOf(RunningHub.Shop), TenantOf(RunningHub.Other)]));
        Dictionary<string, ApiKey> keys = new(StringComparer.Ordinal)
        {
            [Books] = new("books", RunningHub.Shop, [Role.Integration]) { Consumer = "books" },
            [Archive] = new("archive", RunningHub.Shop, [Role.Integration]) { Consumer = "archive" },
            [OtherBooks] = new("other-books", RunningHub.Other, [Role.Integration]) { Consumer = "books" },
            [Reader] = new("rita", RunningHub.Shop, [Role.Integration]),
            [Clerk] = new("clara", RunningHub.Shop, [Role.Clerk]),
            [OtherClerk] = new("otto", RunningHub.Other, [Role.Clerk]),
        };
        services.AddSingleton<IApiKeys>(new HashedApiKeys(keys.Select(k => ((ReadOnlyMemory<byte>)Convert.FromHexString(HashedApiKeys.HashOf(k.Key)), k.Value))));
    }

    private static Tenant TenantOf(TenantId id) => new()
    {
        Id = id,
        Policy = new PolicyDocument { Version = "test-1" },
        Consumers = [Consumer(id, "books", "test", BooksTake), Consumer(id, "archive", ConsumerSettings.Pull, [])],
    };

    private static ConsumerSettings Consumer(TenantId tenant, string id, string connector, IReadOnlyList<string> events) =>
        new() { Tenant = tenant, Id = id, Connector = connector, Url = new Uri("https://erp.invalid"), Events = events };
}

/// <summary>An event as a poller sees it.</summary>
public sealed record EventRead(string Id, string Source, string Return, long Sequence, string Type);

/// <summary>A page as a poller sees it.</summary>
public sealed record FeedPageRead(IReadOnlyList<EventRead> Events, string? Next, bool CaughtUp, string? Link);
