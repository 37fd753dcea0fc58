using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Local.Tests.Shopify;

/// <summary>What the hub decided is carried out in the shop, once, and what comes back of it is known again.</summary>
public class ClosedLoopTests
{
    private const string R = "5588";

    [Fact]
    public async Task A_released_credit_is_refunded_once_and_its_echo_credits_nothing_again()
    {
        await using var hub = await ShopHub.StartAsync("refund");
        hub.Shop.Return(R, "6100");
        await hub.CreditAsync(R);
        await hub.DrainAsync();

        var credit = (await hub.StateAsync(R)).Credits.ShouldHaveSingleItem();
        var refund = hub.Shop.Refunds.ShouldHaveSingleItem();
        (refund.Amount, refund.Note).ShouldBe((100m, credit.DocumentNumber));
        credit.PostedBy.ShouldBe([ShopHub.Consumer]);

        await hub.WebhookAsync("refunds/create", refund.Webhook());
        await hub.WebhookAsync("refunds/create", refund.Webhook());
        await hub.DrainAsync();

        var state = await hub.StateAsync(R);
        state.Refunds.ShouldHaveSingleItem().Reference.ShouldBe(credit.DocumentNumber);
        state.Credits.ShouldHaveSingleItem().Amount.Amount.ShouldBe(100m);
        state.Exceptions.ShouldBeEmpty();
        hub.Shop.Calls("CreateRefund").ShouldBe(1);
        (await hub.FindAsync($"refund/{refund.Id}")).ShouldBeNull("the echo opens no return of its own");
        (await hub.Get<IUnmatchedReports>().ListAsync(null, new PageRequest(), default)).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_echo_that_comes_before_the_answer_is_known_again_as_well(bool thenLost)
    {
        await using var hub = await ShopHub.StartAsync("refund", HubPumps.Relay | HubPumps.Classify | HubPumps.Deliver);
        hub.Shop.Return(R, "6100");
        if (thenLost) hub.Shop.NextLosesItsAnswer("CreateRefund", afterEffect: true);
        var answer = hub.Shop.NextHoldsItsAnswer("CreateRefund");
        await hub.CreditAsync(R);
        await answer.TookEffect;
        await hub.WebhookAsync("refunds/create", hub.Shop.Refunds[0].Webhook());
        await hub.ReadInboundAsync();
        (await hub.StateAsync(R)).Refunds.ShouldHaveSingleItem("the echo is on record while the shop still holds its answer");
        answer.Give();
        await hub.DrainAsync();

        (await hub.StateAsync(R)).Credits.ShouldHaveSingleItem().Status.ShouldBe(CreditStatus.Posted);
        hub.Shop.Refunds.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task When_the_answer_is_lost_the_shop_is_asked_before_anything_is_sent_again(bool tookEffect, int sent)
    {
        await using var hub = await ShopHub.StartAsync("refund");
        hub.Shop.Return(R, "6100");
        hub.Shop.NextLosesItsAnswer("CreateRefund", tookEffect);
        await hub.CreditAsync(R);
        await hub.DrainAsync();

        hub.Shop.Refunds.ShouldHaveSingleItem().Amount.ShouldBe(100m);
        hub.Shop.Calls("CreateRefund").ShouldBe(sent);
        hub.Shop.Calls("ReturnStanding").ShouldBe(2);
        (await hub.StateAsync(R)).Credits.ShouldHaveSingleItem().Status.ShouldBe(CreditStatus.Posted);
        (await RowAsync(hub, "credit.released")).ForeignId.ShouldBe(hub.Shop.Refunds[0].Id);
    }

    [Fact]
    public async Task The_same_event_is_the_same_request_to_the_shop()
    {
        await using var hub = await ShopHub.StartAsync("refund");
        hub.Shop.Return(R, "6100");
        await hub.CreditAsync(R);
        await hub.DrainAsync();

        var released = (await hub.Get<IReturnStore>().ReadStreamAsync((await hub.StateAsync(R)).Key, 1, default)).Single(e => e.Data is CreditReleased);
        hub.Shop.Refunds[0].Key.ShouldBe(released.Id.ToString("D"));
    }

    [Fact]
    public async Task What_the_shop_paid_itself_is_not_paid_again()
    {
        await using var hub = await ShopHub.StartAsync("process, refund");
        hub.Shop.Return(R, "6100");
        var paid = hub.Shop.RefundByHand("501", "6100", R, 100);
        await hub.RecordAsync(R, new ReturnAuthorisationReported(new ReturnHeader(R, null, "6100"), [new RequestedLineReport { LineId = $"7{R}", OrderLineId = "11", Quantity = 1 }]));
        await hub.PriceAsync(R);
        await hub.WebhookAsync("refunds/create", paid.Webhook());
        await hub.DrainAsync();
        await hub.InspectAsync(R);
        await hub.DrainAsync();

        (await hub.StateAsync(R)).Credits.ShouldContain(c => c.Origin == CreditOrigin.PlatformRefund);
        hub.Shop.Refunds.ShouldHaveSingleItem();
        hub.Shop.Calls("CreateRefund").ShouldBe(0);
    }

    [Fact]
    public async Task A_refund_made_by_hand_that_the_hub_has_not_heard_of_leaves_the_rest_to_a_person()
    {
        await using var hub = await ShopHub.StartAsync("refund");
        hub.Shop.Return(R, "6100");
        hub.Shop.RefundByHand("501", "6100", R, 60);
        await hub.CreditAsync(R);
        await hub.DrainAsync();

        hub.Shop.Calls("CreateRefund").ShouldBe(0);
        (await FailureAsync(hub)).ShouldBe("refund-exceeds-released");
    }

    [Theory]
    [InlineData("currency")]
    [InlineData("refund-not-possible")]
    [InlineData("state-unfit")]
    [InlineData("return-not-found")]
    public async Task What_cannot_be_paid_as_it_is_goes_to_a_person_and_sends_nothing(string code)
    {
        await using var hub = await ShopHub.StartAsync("process, refund");
        var returned = hub.Shop.Return(R, "6100");
        if (code == "currency") hub.Shop.Orders["6100"].Presentment = "USD";
        if (code == "refund-not-possible") hub.Shop.Orders["6100"].Refundable = 99.99m;
        if (code == "state-unfit") returned.Status = "CANCELED";
        if (code == "return-not-found") hub.Shop.Returns.Clear();
        await hub.CreditAsync(R);
        await hub.DrainAsync();

        (await FailureAsync(hub)).ShouldBe(code);
        (hub.Shop.Calls("CreateRefund"), hub.Shop.Calls("ProcessReturn")).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Units_are_processed_once_and_money_stays_where_only_processing_is_allowed()
    {
        await using var hub = await ShopHub.StartAsync("process");
        var returned = hub.Shop.Return(R, "6100");
        hub.Shop.NextLosesItsAnswer("ProcessReturn", afterEffect: true);
        await hub.CreditAsync(R);
        await hub.DrainAsync();

        returned.Lines[0].Processed.ShouldBe(1);
        hub.Shop.Calls("ProcessReturn").ShouldBe(1);
        hub.Shop.Calls("CreateRefund").ShouldBe(0);
        (await RowAsync(hub, "credit.released")).Status.ShouldBe(DeliveryStatus.Confirmed);
    }

    [Fact]
    public async Task Nothing_is_done_in_the_shop_unless_its_settings_say_so()
    {
        await using var hub = await ShopHub.StartAsync(events: ["return.requested", "return.authorised", "return.declined"]);
        hub.Shop.Return(R, "6100", "REQUESTED");
        await hub.CreditAsync(R);
        await hub.RecordAsync(R, new ReturnDeclineReported(new ReturnHeader(R), "FINAL_SALE"), "hub-desk");
        await hub.DrainAsync();

        new[] { "ApproveReturn", "DeclineReturn", "ProcessReturn", "CreateRefund" }.Sum(hub.Shop.Calls).ShouldBe(0);
    }

    [Theory]
    [InlineData(true, "OPEN")]
    [InlineData(false, "DECLINED")]
    public async Task The_hubs_answer_becomes_the_shops(bool approve, string status)
    {
        await using var hub = await ShopHub.StartAsync("approve, decline");
        var returned = hub.Shop.Return(R, "6100", "REQUESTED");
        await RequestAsync(hub);
        await hub.RecordAsync(R, approve ? new ReturnAuthorisationReported(new ReturnHeader(R), []) : new ReturnDeclineReported(new ReturnHeader(R), "FINAL_SALE"), "hub-desk");
        await hub.DrainAsync();

        returned.Status.ShouldBe(status);
        hub.Shop.Calls(approve ? "ApproveReturn" : "DeclineReturn").ShouldBe(1);
    }

    [Fact]
    public async Task What_the_shop_said_itself_is_not_told_back_to_it()
    {
        await using var hub = await ShopHub.StartAsync("approve, decline");
        hub.Shop.Return(R, "6100", "REQUESTED");
        await RequestAsync(hub);
        await hub.RecordAsync(R, new ReturnAuthorisationReported(new ReturnHeader(R), []));
        await hub.DrainAsync();

        hub.Shop.Calls("ApproveReturn").ShouldBe(0);
    }

    [Fact]
    public async Task A_return_that_went_another_way_in_the_shop_goes_to_a_person()
    {
        await using var hub = await ShopHub.StartAsync("approve");
        hub.Shop.Return(R, "6100", "CANCELED");
        await RequestAsync(hub);
        await hub.RecordAsync(R, new ReturnAuthorisationReported(new ReturnHeader(R), []), "hub-desk");
        await hub.DrainAsync();

        (await FailureAsync(hub)).ShouldBe("state-canceled");
    }

    [Fact]
    public async Task A_shop_that_is_busy_or_gone_is_tried_again_until_the_attempts_are_used_up()
    {
        await using var hub = await ShopHub.StartAsync("refund");
        hub.Shop.Return(R, "6100");
        hub.Shop.Next("ReturnStanding", AdminAnswers.Fault(AdminFault.Throttled, "throttled", "Wait."));
        hub.Shop.Next("ReturnStanding", AdminAnswers.Fault(AdminFault.Unavailable, "http-503", "Down.", unknown: true));
        await hub.CreditAsync(R);
        await hub.DrainAsync();
        hub.Shop.Refunds.ShouldHaveSingleItem();

        for (var i = 0; i < 4; i++) hub.Shop.Next("ReturnStanding", AdminAnswers.Fault(AdminFault.Auth, "http-401", "Token."));
        hub.Shop.Return("5599", "6200");
        await hub.CreditAsync("5599", "6200");
        await hub.DrainAsync();
        (await FailureAsync(hub, "5599")).ShouldBe("http-401");
    }

    private static Task RequestAsync(ShopHub hub) => hub.RecordAsync(
        R, new ReturnRequestReported(new ReturnHeader(R, null, "6100"), [new RequestedLineReport { LineId = $"7{R}", OrderLineId = "11", Quantity = 1 }]));

    private static async Task<string> FailureAsync(ShopHub hub, string native = R) =>
        (await hub.StateAsync(native)).FailedDeliveries.ShouldHaveSingleItem().Category;

    private static async Task<Delivery> RowAsync(ShopHub hub, string type) =>
        (await hub.Get<IDeliveryLedger>().ListAsync(ShopHub.Tenant, ShopHub.Consumer, null, ShopHub.Id(R), new PageRequest(), default)).Items
        .Single(d => d.EventType.Contains(type, StringComparison.Ordinal));
}
