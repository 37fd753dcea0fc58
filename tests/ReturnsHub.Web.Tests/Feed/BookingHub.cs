using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Access;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;

namespace ReturnsHub.Web.Tests.Feed;

/// <summary>
/// A sandbox whose books and warehouse fetch credits, the books confirming what they book; an archive that takes returns only; a consumer
/// that is sent its events; and another tenant with books of the same name.
/// </summary>
public sealed class BookingHub : IAsyncLifetime
{
    public const string Books = "rhk_books";
    public const string Archive = "rhk_archive";
    public const string Sent = "rhk_sent";
    public const string OtherBooks = "rhk_other_books";
    public const string Reader = "rhk_reader";
    public const string Operator = "rhk_operator";

    private readonly RunningHub _hub = new() { More = Configure };

    internal RunningHub Hub => _hub;

    public Task InitializeAsync() => _hub.InitializeAsync();

    public Task DisposeAsync() => _hub.DisposeAsync();

    /// <summary>Plays a return with a credit over 119.00 EUR and gives that event.</summary>
    internal async Task<RecordedEvent> CreditAsync()
    {
        using var client = _hub.Client(Reader);
        using var answer = await client.PostAsync("/api/scenarios/refund-with-return/play", RunningHub.Json("{}"));
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        var id = (await RunningHub.ReadAsync(answer)).GetProperty("returnId").GetString()!;
        return (await StreamAsync(id)).Single(e => e.Data is CreditReleased);
    }

    internal Task<IReadOnlyList<RecordedEvent>> StreamAsync(string returnId) =>
        _hub.Get<IReturnStore>().ReadStreamAsync(new StreamKey(RunningHub.Shop, ReturnId.Parse(returnId)), 1, CancellationToken.None);

    /// <summary>Reports and gives the answers.</summary>
    internal async Task<JsonElement> ReportAsync(string bookings, string key = Books)
    {
        using var client = _hub.Client(key);
        using var answer = await client.PostAsync("/api/events/bookings", RunningHub.Json($$"""{ "bookings": [{{bookings}}] }"""));
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync() + _hub.Log);
        return await RunningHub.ReadAsync(answer);
    }

    internal static string Booked(RecordedEvent e, string number = "GS-1", string amount = "119.00") =>
        $$"""{ "eventId": "{{e.Id}}", "number": "{{number}}", "amount": { "amount": "{{amount}}", "currency": "EUR" } }""";

    internal static string Refused(RecordedEvent e, string code = "period-closed", string text = "Period 10 is closed.") =>
        $$"""{ "eventId": "{{e.Id}}", "refused": { "code": "{{code}}", "text": "{{text}}" } }""";

    /// <summary>The row of the return in the report of the day on which its credit was released.</summary>
    internal async Task<JsonElement> ReconciledAsync(RecordedEvent credit, string consumer = "books")
    {
        using var client = _hub.Client(Reader);
        var day = credit.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var report = await RunningHub.ReadAsync(await client.GetAsync(new Uri($"/api/consumers/{consumer}/reconciliation?day={day}", UriKind.Relative)));
        return report.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("returnId").GetString() == credit.ReturnId.Value);
    }

    private static void Configure(IServiceCollection services)
    {
        services.AddSingleton<ITenants>(new ConfiguredTenants([TenantOf(RunningHub.Shop), TenantOf(RunningHub.Other)]));
        Dictionary<string, ApiKey> keys = new(StringComparer.Ordinal)
        {
            [Books] = Key(RunningHub.Shop, "books"),
            [Archive] = Key(RunningHub.Shop, "archive"),
            [Sent] = Key(RunningHub.Shop, "sent"),
            [OtherBooks] = Key(RunningHub.Other, "books"),
            [Reader] = new("rita", RunningHub.Shop, [Role.Integration]),
            [Operator] = new("olga", RunningHub.Shop, [Role.Administrator]),
        };
        services.AddSingleton<IApiKeys>(new HashedApiKeys(keys.Select(k => ((ReadOnlyMemory<byte>)Convert.FromHexString(HashedApiKeys.HashOf(k.Key)), k.Value))));
    }

    private static ApiKey Key(TenantId tenant, string consumer) => new($"{tenant}-{consumer}", tenant, [Role.Integration]) { Consumer = consumer };

    private static Tenant TenantOf(TenantId id) => new()
    {
        Id = id,
        Policy = SandboxPolicy.Document,
        Sandbox = true,
        Consumers =
        [
            Consumer(id, "books", ConsumerSettings.Pull, "credit.released") with { ConfirmsBookings = true },
            Consumer(id, "archive", ConsumerSettings.Pull, "return.requested"),
            Consumer(id, "loose", ConsumerSettings.Pull, "credit.released"),
            Consumer(id, "sent", "signed-webhook", "credit.released"),
        ],
    };

    private static ConsumerSettings Consumer(TenantId tenant, string id, string connector, string takes) =>
        new() { Tenant = tenant, Id = id, Connector = connector, Url = new Uri("https://erp.invalid"), Events = [takes] };
}
