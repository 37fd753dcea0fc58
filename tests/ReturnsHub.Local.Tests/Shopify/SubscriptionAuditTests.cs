using ReturnsHub.Core.Ports;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Local.Tests.Shopify;

/// <summary>The hub's webhook subscriptions are there and lead to it; others are told and left alone.</summary>
public class SubscriptionAuditTests
{
    private const string Address = "https://hub.example/webhooks/shop/store";

    [Fact]
    public async Task Missing_ones_are_made_once()
    {
        await using var hub = await ShopHub.StartAsync(pumps: HubPumps.None);

        (await RunAsync(hub)).Findings.Count(f => f.State == SubscriptionState.Created).ShouldBe(13);
        hub.Shop.Subscriptions.ShouldAllBe(s => s.Uri == Address);
        hub.Shop.Subscriptions.Select(s => s.Topic).ShouldBeUnique();

        (await RunAsync(hub)).Findings.ShouldBeEmpty();
        hub.Shop.Calls("CreateSubscription").ShouldBe(13);
    }

    [Fact]
    public async Task One_that_the_shop_deleted_is_made_again_and_stands_in_the_audit_log()
    {
        await using var hub = await ShopHub.StartAsync(pumps: HubPumps.None);
        await RunAsync(hub);
        hub.Shop.Subscriptions.RemoveAll(s => s.Topic == "REFUNDS_CREATE");

        (await RunAsync(hub)).Findings.ShouldHaveSingleItem().ShouldBe(new SubscriptionFinding(SubscriptionState.Lost, "REFUNDS_CREATE", null));

        hub.Shop.Subscriptions.ShouldContain(s => s.Topic == "REFUNDS_CREATE");
        var entries = await hub.Get<IAuditLog>().ReadAboutAsync(ShopHub.Tenant, ShopHub.Connection, default);
        entries.Single(e => e.Action == "subscription.lost").Details["topic"].ShouldBe("REFUNDS_CREATE");
    }

    [Fact]
    public async Task One_that_is_lost_while_it_cannot_be_made_again_is_told_all_the_same_and_made_later()
    {
        await using var hub = await ShopHub.StartAsync(pumps: HubPumps.None);
        await RunAsync(hub);
        hub.Shop.Subscriptions.RemoveAll(s => s.Topic == "REFUNDS_CREATE");
        hub.Shop.Next("CreateSubscription", AdminAnswers.Fault(AdminFault.UserErrors, "user-error", "No."));

        (await RunAsync(hub)).Findings.Select(f => f.State).ShouldBe([SubscriptionState.Lost, SubscriptionState.Failed]);
        (await RunAsync(hub)).Findings.ShouldHaveSingleItem().State.ShouldBe(SubscriptionState.Created);
    }

    [Theory]
    [InlineData("https://old.example/webhooks/shop/store", "JSON", null)]
    [InlineData(Address, "XML", null)]
    [InlineData(Address, "JSON", "id")]
    public async Task One_that_was_changed_is_set_right_where_it_stands(string uri, string format, string? only)
    {
        await using var hub = await ShopHub.StartAsync(pumps: HubPumps.None);
        await RunAsync(hub);
        var changed = hub.Shop.Subscriptions[3];
        hub.Shop.Subscriptions[3] = changed with { Uri = uri, Format = format, Only = only };

        (await RunAsync(hub)).Findings.ShouldHaveSingleItem().ShouldBe(new SubscriptionFinding(SubscriptionState.Repaired, changed.Topic, null));

        hub.Shop.Subscriptions[3].ShouldBe(changed);
        hub.Shop.Subscriptions.Count.ShouldBe(13);
    }

    [Fact]
    public async Task Those_of_others_are_told_and_left_alone()
    {
        await using var hub = await ShopHub.StartAsync(pumps: HubPumps.None);
        var others = new[]
        {
            new FakeSubscription("gid://shopify/WebhookSubscription/1", "REFUNDS_CREATE", "https://erp.example/shopify"),
            new FakeSubscription("gid://shopify/WebhookSubscription/2", "PRODUCTS_CREATE", Address),
        };
        hub.Shop.Subscriptions.AddRange(others);

        var findings = (await RunAsync(hub)).Findings;

        findings.Where(f => f.State == SubscriptionState.Foreign).ShouldBe(
            [new SubscriptionFinding(SubscriptionState.Foreign, "REFUNDS_CREATE", "erp.example"), new SubscriptionFinding(SubscriptionState.Foreign, "PRODUCTS_CREATE", "hub.example")]);
        hub.Shop.Subscriptions.Take(2).ShouldBe(others);
        hub.Shop.Calls("UpdateSubscription").ShouldBe(0);
    }

    [Fact]
    public async Task Another_version_of_webhooks_or_of_the_api_is_told()
    {
        await using var hub = await ShopHub.StartAsync(pumps: HubPumps.None);
        await RunAsync(hub);
        hub.Shop.Subscriptions[0] = hub.Shop.Subscriptions[0] with { Version = "2025-10" };
        hub.Shop.Version = "2027-01";

        (await RunAsync(hub)).Findings.Select(f => (f.State, f.Detail)).ShouldBe(
            [(SubscriptionState.OtherVersion, "2025-10"), (SubscriptionState.ApiFellForward, "2027-01")]);
    }

    [Fact]
    public async Task A_shop_that_does_not_answer_is_not_taken_for_one_without_subscriptions()
    {
        await using var hub = await ShopHub.StartAsync(pumps: HubPumps.None);
        await RunAsync(hub);
        hub.Shop.Next("Subscriptions", AdminAnswers.Fault(AdminFault.Auth, "http-401", "Token."));

        (await RunAsync(hub)).Fault.ShouldBe("http-401");
        hub.Shop.Calls("CreateSubscription").ShouldBe(13);
        (await RunAsync(hub)).Findings.ShouldBeEmpty();
    }

    private static async Task<SubscriptionReport> RunAsync(ShopHub hub) => (await hub.Get<SubscriptionAudit>().RunAsync(default)).ShouldHaveSingleItem();
}
