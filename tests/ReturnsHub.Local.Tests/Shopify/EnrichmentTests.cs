using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Local.Tests.Shopify;

/// <summary>What a webhook leaves out is asked of the shop, and comes in through the same door.</summary>
public class EnrichmentTests
{
    private const string R = "5588001122";
    private const string Closing = """{"id":5588001122,"admin_graphql_api_id":"gid://shopify/Return/5588001122","order_id":6100,"status":"open"}""";

    [Fact]
    public async Task A_return_first_heard_of_without_lines_gets_them_with_prices_words_and_tracking()
    {
        await using var hub = await ShopHub.StartAsync();
        hub.Shop.Return(R, "6100");
        await hub.WebhookAsync("returns/reopen", Closing);
        await hub.DrainAsync();

        var state = await hub.StateAsync(R);
        state.Header!.Rma.ShouldBe("#6100-R1");
        state.Lines.ShouldHaveSingleItem().Requested.Sku.ShouldBe(new Sku("TENT-2P"));
        state.Lines[0].Requested.HasNote.ShouldBeTrue();
        state.Order!.Lines.ShouldHaveSingleItem().Paid.Amount.ShouldBe(100m);
        state.Authorisation.Status.ShouldBe(AuthorisationStatus.Authorised);
        state.Parcels.ShouldHaveSingleItem().TrackingNumber.ShouldBe($"1Z{R}");
        (await hub.Get<IPersonalDataVault>().GetAsync(state.Key, PersonalText.NoteField($"7{R}"), default)).ShouldBe("Too small for my brother Karl");
    }

    [Fact]
    public async Task The_customers_words_stand_in_no_event()
    {
        await using var hub = await ShopHub.StartAsync();
        hub.Shop.Return(R, "6100");
        await hub.WebhookAsync("returns/reopen", Closing);
        await hub.DrainAsync();

        foreach (var e in await hub.Get<IReturnStore>().ReadStreamAsync((await hub.StateAsync(R)).Key, 1, default))
            System.Text.Encoding.UTF8.GetString(Core.Wire.CloudEventJson.Write(e).Span).ShouldNotContain("Karl");
    }

    [Fact]
    public async Task What_was_brought_in_asks_for_nothing_again()
    {
        await using var hub = await ShopHub.StartAsync();
        hub.Shop.Return(R, "6100");
        await hub.WebhookAsync("returns/reopen", Closing);
        await hub.DrainAsync();
        var (returns, orders) = (hub.Shop.Calls("ReturnSnapshot"), hub.Shop.Calls("OrderSnapshot"));
        var version = (await hub.StateAsync(R)).Version;

        await hub.WebhookAsync("returns/reopen", Closing);
        await hub.DrainAsync();

        (hub.Shop.Calls("ReturnSnapshot"), hub.Shop.Calls("OrderSnapshot")).ShouldBe((returns, orders));
        (await hub.StateAsync(R)).Version.ShouldBeGreaterThan(version, "the second webhook itself is on the stream");
    }

    [Fact]
    public async Task A_shop_that_cannot_tell_more_is_not_asked_for_ever()
    {
        await using var hub = await ShopHub.StartAsync();
        hub.Shop.Return(R, "6100");
        hub.Shop.Orders.Clear();
        await hub.WebhookAsync("returns/reopen", Closing);
        await hub.DrainAsync();

        (await hub.StateAsync(R)).Order.ShouldBeNull();
        hub.Shop.Calls("ReturnSnapshot").ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_throttled_shop_is_asked_again_later()
    {
        await using var hub = await ShopHub.StartAsync();
        hub.Shop.Return(R, "6100");
        hub.Shop.Next("ReturnSnapshot", AdminAnswers.Fault(AdminFault.Throttled, "throttled", "Wait."));
        hub.Shop.Next("OrderSnapshot", AdminAnswers.Fault(AdminFault.Throttled, "throttled", "Wait."));
        await hub.WebhookAsync("returns/reopen", Closing);
        await hub.DrainAsync();

        (await hub.StateAsync(R)).Order.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_disposition_that_names_no_return_finds_it_by_the_document_the_shop_named()
    {
        await using var hub = await ShopHub.StartAsync();
        hub.Shop.Return(R, "6100");
        await hub.WebhookAsync("returns/reopen", Closing);
        await hub.DrainAsync();
        await hub.WebhookAsync(
            "reverse_fulfillment_orders/dispose",
            """{"id":35588001122,"admin_graphql_api_id":"gid://shopify/ReverseFulfillmentOrder/35588001122","dispositions":[{"type":"restocked","quantity":1,"location":{"id":9}}]}""");
        await hub.DrainAsync();

        (await hub.StateAsync(R)).ReportedDispositions.ShouldHaveSingleItem().DispositionId.ShouldBe($"reverse-fulfillment-order/3{R}");
        (await hub.Get<IUnmatchedReports>().ListAsync(null, new PageRequest(), default)).Items.ShouldBeEmpty();
    }
}
