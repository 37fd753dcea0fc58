using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns;

public class ExceptionTests
{
    [Fact]
    public void Goods_without_an_order_wait_for_its_details()
    {
        var shop = new Shop();
        shop.Request();
        shop.Authorise();
        shop.Receive();
        shop.Exceptions.ShouldBe([ExceptionKind.OrderDetailsMissing]);
        shop.Order();
        shop.Exceptions.ShouldBeEmpty();
        shop.Events<ExceptionResolved>().Single().Kind.ShouldBe(ExceptionKind.OrderDetailsMissing);
    }

    [Fact]
    public void A_line_that_no_order_line_prices_waits_for_the_order()
    {
        var shop = new Shop();
        shop.Request();
        shop.Authorise();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-9", "CANOE", 1, 900))));
        shop.Receive();
        shop.Exceptions.ShouldBe([ExceptionKind.OrderDetailsMissing]);
        shop.State.Credits.ShouldBeEmpty();
    }

    [Fact]
    public void More_released_than_the_goods_turned_out_to_be_worth_is_over_credited()
    {
        var shop = Shop.Accepted(Policies.Plain with { RestockingFees = [new RestockingFeeRule { Id = "worn", Grades = [Grade.D], Percent = 50 }] });
        shop.Inspect();
        shop.Released.ShouldBe(100m);
        shop.Play(new InspectionReported(shop.State.Inspections[0].InspectionId, [new GoodsLineReport { Quantity = 1, Grade = Grade.D }]), Shop.Day.AddDays(2), Actor.Person("ina"));
        shop.Released.ShouldBe(100m);
        shop.State.Exceptions.ShouldHaveSingleItem().Detail.ShouldBe("100.00 EUR was released; the goods are worth 50.00 EUR.");
        shop.Exceptions.ShouldBe([ExceptionKind.OverCredited]);
    }

    [Fact]
    public void A_delivery_that_failed_is_open_until_it_is_taken_up_again()
    {
        var shop = Shop.Accepted();
        var id = new Guid(7, 0, 0, new byte[8]);
        shop.Play(new DeliveryFailed("erp", id, "returnshub.credit.released.v1", "Rejected"));
        shop.Play(new DeliveryFailed("erp", id, "returnshub.credit.released.v1", "Rejected")).Events.ShouldBeEmpty();
        shop.State.Exceptions.ShouldHaveSingleItem().Severity.ShouldBe(Severity.High);
        shop.Play(new DeliveryRedriven("erp", id), by: Actor.Person("olga"));
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_request_for_personal_data_is_open_until_the_copy_is_handed_over()
    {
        var shop = Shop.Accepted();
        shop.Play(new PersonalDataRequested("dsr-1"));
        shop.Exceptions.ShouldBe([ExceptionKind.PersonalDataRequest]);
        shop.Play(new PersonalDataHandedOver("dsr-1"));
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void An_exception_keeps_the_time_since_when_it_is_open()
    {
        var shop = new Shop();
        shop.Request(quantity: 1);
        shop.Authorise();
        shop.Order(paid: 300, quantity: 3);
        shop.Receive(2);
        var since = shop.State.Exceptions.Single().Since;
        shop.Receive(1);
        shop.State.Exceptions.Single().Detail.ShouldBe("3 came, 1 were expected.");
        shop.State.Exceptions.Single().Since.ShouldBe(since);
    }

    [Fact]
    public void A_day_without_trouble_has_no_exception()
    {
        var shop = Shop.Accepted();
        shop.Receive();
        shop.Inspect();
        shop.Refund(100);
        shop.Play(new DeliveryConfirmed("erp", new Guid(1, 0, 0, new byte[8]), "returnshub.credit.released.v1", "CR-1", "CM-1001"));
        shop.Play(new ReturnClosureReported(Shop.Header));
        shop.Events<ExceptionRaised>().ShouldBeEmpty();
        shop.State.Status.ShouldBe(ReturnStatus.Closed);
        shop.Credit.Status.ShouldBe(CreditStatus.Posted);
    }
}
