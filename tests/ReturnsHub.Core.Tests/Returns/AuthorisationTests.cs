using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns;

public class AuthorisationTests
{
    private static readonly ReturnHeader Header = Shop.Header;

    [Fact]
    public void A_return_that_is_asked_for_and_then_accepted_is_authorised()
    {
        var shop = new Shop();
        shop.Request();
        shop.State.Status.ShouldBe(ReturnStatus.Requested);
        shop.Authorise();
        shop.State.Status.ShouldBe(ReturnStatus.Authorised);
        shop.State.Header!.Rma.ShouldBe("#2044-R1");
    }

    [Fact]
    public void An_acceptance_may_come_before_the_request_it_answers()
    {
        var shop = new Shop();
        shop.Authorise();
        shop.Request();
        shop.State.Authorisation.Status.ShouldBe(AuthorisationStatus.Authorised);
        shop.State.Authorisation.RequestedAt.ShouldBe(Shop.Day);
        shop.State.Lines.ShouldHaveSingleItem().Requested.LineId.ShouldBe("rl-1");
    }

    [Fact]
    public void The_newest_answer_by_the_sources_clock_counts_whatever_came_last()
    {
        var shop = new Shop();
        shop.Request();
        shop.Play(new ReturnDeclineReported(Header, "FINAL_SALE"), Shop.Day.AddHours(5));
        shop.Play(new ReturnAuthorisationReported(Header, []), Shop.Day.AddHours(2));
        shop.State.Authorisation.Status.ShouldBe(AuthorisationStatus.Declined);
        shop.State.Authorisation.DeclineReason.ShouldBe("FINAL_SALE");

        shop.Play(new ReturnAuthorisationReported(Header, []), Shop.Day.AddHours(8));
        shop.State.Authorisation.Status.ShouldBe(AuthorisationStatus.Authorised);
        shop.State.Authorisation.DeclineReason.ShouldBeNull();
    }

    [Fact]
    public void Goods_of_a_declined_return_are_an_exception_and_worth_no_credit_until_it_is_accepted_after_all()
    {
        var shop = new Shop();
        shop.Request();
        shop.Order(paid: 100);
        shop.Play(new ReturnDeclineReported(Header, null), Shop.Day.AddHours(1));
        shop.Receive();
        shop.Inspect();
        shop.State.Credits.ShouldBeEmpty();
        shop.Exceptions.ShouldContain(ExceptionKind.ReceivedWithoutAuthorisation);

        shop.Play(new ReturnAuthorisationReported(Header, []), Shop.Day.AddHours(30));
        shop.Released.ShouldBe(100m);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_cancelled_return_has_its_status_and_no_credit()
    {
        var shop = Shop.Accepted();
        shop.Play(new ReturnCancellationReported(Header), Shop.Day.AddDays(2));
        shop.State.Status.ShouldBe(ReturnStatus.Cancelled);
        shop.State.Credits.ShouldBeEmpty();
    }

    [Fact]
    public void Closing_and_reopening_follow_the_sources_clock()
    {
        var shop = Shop.Accepted();
        shop.Play(new ReturnReopeningReported(Header), Shop.Day.AddDays(3));
        shop.Play(new ReturnClosureReported(Header), Shop.Day.AddDays(2));
        shop.State.Status.ShouldNotBe(ReturnStatus.Closed);
        shop.Play(new ReturnClosureReported(Header), Shop.Day.AddDays(4));
        shop.State.Status.ShouldBe(ReturnStatus.Closed);
    }

    [Fact]
    public void The_same_report_twice_leaves_one_trace()
    {
        var shop = new Shop();
        var request = new ReturnRequestReported(Header, [Shop.Line("rl-1", "ol-1", 1, ReasonCode.Color)]);
        shop.Play(request, Shop.Day, id: "same").Events.ShouldNotBeEmpty();
        shop.Play(request, Shop.Day, id: "same").Events.ShouldBeEmpty();
        shop.Play(request, Shop.Day, id: "told again by a poll").Events.ShouldBeEmpty();
    }

    [Fact]
    public void Units_taken_off_a_line_are_expected_no_more()
    {
        var shop = Shop.Accepted(paid: 300, quantity: 3);
        shop.Play(new LineRemovalReported(Header, [new LineRemovalReport("rl-1", 1)]));
        shop.Receive(3);
        shop.Inspect(3);
        shop.Released.ShouldBe(200m);
        shop.Exceptions.ShouldBe([ExceptionKind.QuantityMismatch]);
    }
}
