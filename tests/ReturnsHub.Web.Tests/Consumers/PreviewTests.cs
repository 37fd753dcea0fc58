using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Web.Tests.Consumers;

/// <summary>What a set-up engineer sees before anything is booked.</summary>
public sealed class PreviewTests : IAsyncLifetime
{
    private static readonly Profile Agreed = new()
    {
        Name = "bc-eu 2026-11",
        PricesIncludeTax = true,
        Customers = new CustomerMap { Default = "C20000" },
        Locations = new Dictionary<InventoryStatus, string> { [InventoryStatus.Sellable] = "MAIN" },
        Accounts = new AccountMap { NotRestocked = "6120" },
        Settings = new Dictionary<string, string>
        {
            ["tenantId"] = "contoso.onmicrosoft.com",
            ["clientId"] = "11111111-2222-3333-4444-555555555555",
            ["companyId"] = "6f2c0a4e-1b7d-4d3e-9c55-0a1b2c3d4e5f",
            ["currency"] = "EUR",
        },
    };

    private RunningHub _hub = null!;
    private string _return = "";

    public async Task InitializeAsync()
    {
        ConsumerSettings[] consumers =
        [
            new()
            {
                Tenant = RunningHub.Shop, Id = "books", Connector = "business-central", Url = new Uri("https://api.businesscentral.dynamics.com/v2.0/contoso/prod/"), Secrets = ["s"], ProfileText = Text(Agreed),
            },
            new() { Tenant = RunningHub.Shop, Id = "erp", Connector = "signed-webhook", Url = new Uri("https://erp.example/"), Secrets = ["s"] },
        ];
        var shop = new Tenant { Id = RunningHub.Shop, Policy = SandboxPolicy.Document, Sandbox = true, Consumers = consumers };
        _hub = new RunningHub { More = services => services.AddSingleton<ITenants>(new ConfiguredTenants([shop])) };
        await _hub.InitializeAsync();
        using var client = _hub.Client("rhk_reader");
        using var played = await client.PostAsync("/api/scenarios/refund-with-return/play", RunningHub.Json("{}"));
        _return = (await RunningHub.ReadAsync(played)).GetProperty("returnId").GetString()!;
    }

    public Task DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task The_exact_documents_and_requests_of_a_return_are_shown()
    {
        using var answer = await AskAsync("books", "preview");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var credit = (await RunningHub.ReadAsync(answer)).GetProperty("events").EnumerateArray().Single(e => e.GetProperty("eventType").GetString() == "returnshub.credit.released.v1");
        var memo = credit.GetProperty("documents")[0];
        memo.GetProperty("kind").GetString().ShouldBe("CREDIT_MEMO");
        memo.GetProperty("document").GetProperty("total").GetProperty("amount").GetString().ShouldBe("119.00");
        memo.GetProperty("document").GetProperty("lines")[0].GetProperty("location").GetString().ShouldBe("MAIN");
        var requests = memo.GetProperty("requests").EnumerateArray().Select(r => $"{r.GetProperty("method").GetString()} {r.GetProperty("path").GetString()}").ToArray();
        requests[^1].ShouldEndWith("/Microsoft.NAV.post");
    }

    [Fact]
    public async Task A_draft_is_compared_with_the_profile_in_force()
    {
        var draft = Agreed with { Locations = new Dictionary<InventoryStatus, string> { [InventoryStatus.Sellable] = "NORTH" }, Customers = new CustomerMap { Default = "C30000" } };
        using var answer = await AskAsync("books", "compare-profile", draft);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var differences = (await RunningHub.ReadAsync(answer)).GetProperty("differences").EnumerateArray()
            .Select(d => $"{d.GetProperty("path").GetString()}: {d.GetProperty("before").GetString()} → {d.GetProperty("after").GetString()}");
        differences.ShouldBe(["customer: C20000 → C30000", "lines[0].location: MAIN → NORTH"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_draft_that_says_the_same_shows_no_difference()
    {
        using var answer = await AskAsync("books", "compare-profile", Agreed with { Name = "bc-eu 2026-12" });
        (await RunningHub.ReadAsync(answer)).GetProperty("differences").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_draft_that_would_book_wrongly_is_told_so()
    {
        using var answer = await AskAsync("books", "preview", Agreed with { Journals = JournalBooking.All });
        var problem = await RunningHub.ShouldRefuseAsync(answer, 400, "profile-faulty");
        problem.GetProperty("errors").GetProperty("profile")[0].GetString()!.ShouldContain("booked twice");
    }

    [Theory]
    [InlineData("erp", "preview", 409, "no-profile")]
    [InlineData("nobody", "preview", 404, "not-found")]
    [InlineData("books", "compare-profile", 400, "profile-missing")]
    public async Task What_cannot_be_shown_is_refused(string consumer, string what, int status, string code)
    {
        using var answer = await AskAsync(consumer, what);
        await RunningHub.ShouldRefuseAsync(answer, status, code);
    }

    [Fact]
    public async Task The_schema_of_profiles_is_published_and_takes_the_profile()
    {
        using var client = _hub.Client(null);
        using var answer = await client.GetAsync("/schemas/profile.json");
        var schema = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        schema["properties"]!["customers"].ShouldNotBeNull();
        var judge = await NJsonSchema.JsonSchema.FromJsonAsync(schema.ToJsonString());
        judge.Validate(Text(Agreed)).ShouldBeEmpty();
        judge.Validate(Text(Agreed).Replace("\"customers\"", "\"clients\"", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    private static string Text(Profile profile) => JsonSerializer.Serialize(profile, HubJson.Options);

    private async Task<HttpResponseMessage> AskAsync(string consumer, string what, Profile? profile = null)
    {
        using var client = _hub.Client("rhk_reader");
        var body = new JsonObject { ["returnIds"] = new JsonArray(_return) };
        if (profile is not null) body["profile"] = JsonNode.Parse(Text(profile));
        return await client.PostAsync($"/api/consumers/{consumer}/{what}", RunningHub.Json(body.ToJsonString()));
    }
}
