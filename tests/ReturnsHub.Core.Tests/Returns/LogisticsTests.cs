using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns;

public class LogisticsTests
{
    private static readonly DateTimeOffset Noon = Shop.Day.AddHours(3);

    private static Shop Sent()
    {
        var shop = Shop.Accepted();
        shop.Play(new LabelReported(Shop.Header, "1Z999", "UPS"));
        return shop;
    }

    private static ParcelReported Parcel(TrackingStatus status, string number = "1Z999") => new(number, "UPS", status, "X1");

    [Fact]
    public void A_label_alone_puts_nothing_under_way()
    {
        var shop = Sent();
        shop.State.Parcels.ShouldHaveSingleItem().Status.ShouldBe(TrackingStatus.LabelCreated);
        shop.State.Status.ShouldBe(ReturnStatus.Authorised);
    }

    [Fact]
    public void An_older_status_after_a_newer_one_changes_nothing_but_stays_on_the_stream()
    {
        var shop = Sent();
        shop.Play(Parcel(TrackingStatus.Delivered), Noon.AddDays(1));
        shop.Play(Parcel(TrackingStatus.InTransit), Noon);
        shop.State.Parcels.ShouldHaveSingleItem().Status.ShouldBe(TrackingStatus.Delivered);
        shop.Events<ParcelTracked>().Count().ShouldBe(2);
    }

    [Fact]
    public void The_same_number_written_with_blanks_and_in_lower_case_is_the_same_parcel()
    {
        var shop = Sent();
        shop.Play(Parcel(TrackingStatus.InTransit, "1z 999"), Noon);
        shop.State.Parcels.ShouldHaveSingleItem().Status.ShouldBe(TrackingStatus.InTransit);
        shop.State.Status.ShouldBe(ReturnStatus.InTransit);
    }

    [Fact]
    public void A_parcel_known_from_its_carrier_only_is_under_way_before_its_label_is_heard_of()
    {
        var shop = Shop.Accepted();
        shop.Play(Parcel(TrackingStatus.InTransit), Noon);
        shop.Play(new LabelReported(Shop.Header, "1Z999", "UPS"), Noon.AddHours(-1));
        shop.State.Parcels.ShouldHaveSingleItem().Status.ShouldBe(TrackingStatus.InTransit);
    }

    [Theory]
    [InlineData(TrackingStatus.Lost)]
    [InlineData(TrackingStatus.ReturnedToSender)]
    [InlineData(TrackingStatus.Exception)]
    public void A_parcel_problem_is_an_exception_until_the_parcel_is_found(TrackingStatus problem)
    {
        var shop = Sent();
        shop.Play(Parcel(problem), Noon);
        shop.Exceptions.ShouldBe([ExceptionKind.ParcelProblem]);
        shop.Play(Parcel(TrackingStatus.Delivered), Noon.AddDays(2));
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void Two_parcels_are_tracked_apart()
    {
        var shop = Sent();
        shop.Play(Parcel(TrackingStatus.Delivered), Noon);
        shop.Play(Parcel(TrackingStatus.Lost, "1Z998"), Noon);
        shop.State.Parcels.Select(p => (p.TrackingNumber, p.Status)).ShouldBe([("1Z998", TrackingStatus.Lost), ("1Z999", TrackingStatus.Delivered)]);
    }

    [Fact]
    public void Delivery_alone_credits_nothing()
    {
        var shop = Sent();
        shop.Play(Parcel(TrackingStatus.Delivered), Noon);
        shop.State.Credits.ShouldBeEmpty();
    }
}
