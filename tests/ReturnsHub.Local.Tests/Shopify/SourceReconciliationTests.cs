using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Local.Tests.Shopify;

/// <summary>What never arrived by webhook is found and brought in, once.</summary>
public class SourceReconciliationTests
{
    private const string R = "5588";

    [Fact]
    public async Task A_return_and_a_refund_that_never_arrived_are_brought_in_and_the_next_look_brings_nothing()
    {
        await using var hub = await ShopHub.StartAsync();
        hub.Shop.Return(R, "6100");
        hub.Shop.RefundByHand("701", "6100", null, 10);

        var report = await RunAsync(hub);
        (report.Orders, report.More, report.Fault).ShouldBe((1, false, null));
        report.Brought.ShouldBe(3, "the return, its order and the refund");
        await hub.DrainAsync();

        var state = await hub.StateAsync(R);
        (state.Lines.Count, state.Order is not null, state.Authorisation.Status).ShouldBe((1, true, AuthorisationStatus.Authorised));
        (await hub.StateAsync("refund/701")).Refunds.ShouldHaveSingleItem().Moved.Amount.ShouldBe(10m);

        (await RunAsync(hub)).Brought.ShouldBe(0);
    }

    [Fact]
    public async Task A_refund_of_the_hubs_own_whose_echo_was_lost_confirms_its_credit()
    {
        await using var hub = await ShopHub.StartAsync("refund");
        hub.Shop.Return(R, "6100");
        await hub.CreditAsync(R);
        await hub.DrainAsync();

        (await RunAsync(hub)).Brought.ShouldBe(1);
        await hub.DrainAsync();

        var state = await hub.StateAsync(R);
        state.Refunds.ShouldHaveSingleItem().Reference.ShouldBe(state.Credits.ShouldHaveSingleItem().DocumentNumber);
        (await RunAsync(hub)).Brought.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_found_by_the_returns_status()
    {
        await using var hub = await ShopHub.StartAsync();
        var returned = hub.Shop.Return(R, "6100", "REQUESTED");
        await RunAsync(hub);
        await hub.DrainAsync();
        (await hub.StateAsync(R)).Authorisation.Status.ShouldBe(AuthorisationStatus.Requested);

        returned.Status = "OPEN";
        hub.Shop.Orders["6100"].UpdatedAt = DateTimeOffset.UtcNow;
        await RunAsync(hub);
        await hub.DrainAsync();
        (await hub.StateAsync(R)).Authorisation.Status.ShouldBe(AuthorisationStatus.Authorised);
    }

    [Fact]
    public async Task A_look_that_fails_goes_on_where_it_stood()
    {
        await using var hub = await ShopHub.StartAsync(pumps: HubPumps.None);
        hub.Shop.Return(R, "6100");
        hub.Shop.Next("ReturnSnapshot", AdminAnswers.Fault(AdminFault.Throttled, "throttled", "Wait."));
        var cursors = hub.Get<ICursors>();

        (await RunAsync(hub)).Fault.ShouldBe("throttled");
        (await cursors.ReadAsync("shopify-reconciliation/shop/store", default)).ShouldBeNull("nothing is passed over");

        (await RunAsync(hub)).Brought.ShouldBe(2);
        (await cursors.ReadAsync("shopify-reconciliation/shop/store", default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_the_shop_can_never_tell_does_not_stop_the_look()
    {
        await using var hub = await ShopHub.StartAsync(pumps: HubPumps.None);
        hub.Shop.Return(R, "6100").Status.ShouldBe("OPEN");
        hub.Shop.Return("5599", "6200");
        hub.Shop.Next("ReturnSnapshot", AdminAnswers.Fault(AdminFault.Query, "max-cost", "Too much."));

        var report = await RunAsync(hub);

        (report.More, report.Fault).ShouldBe((false, "max-cost"));
        report.Brought.ShouldBe(2, "the other return and its order");
    }

    [Fact]
    public async Task A_long_look_goes_on_in_the_next_run_and_misses_none()
    {
        await using var hub = await ShopHub.StartAsync(pumps: HubPumps.None);
        for (var i = 0; i < 205; i++) hub.Shop.Orders[$"{9000 + i}"] = new FakeOrder($"{9000 + i}") { UpdatedAt = DateTimeOffset.UtcNow.AddMinutes(-300 + i) };

        var first = await RunAsync(hub);
        (first.Orders, first.More).ShouldBe((200, true));
        var second = await RunAsync(hub);
        (second.Orders, second.More).ShouldBe((5, false));
    }

    private static async Task<ReconciliationReport> RunAsync(ShopHub hub) => (await hub.Get<SourceReconciliation>().RunAsync(default)).ShouldHaveSingleItem();
}
