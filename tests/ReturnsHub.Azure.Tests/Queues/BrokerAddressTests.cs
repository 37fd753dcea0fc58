using ReturnsHub.Azure.Queues;

namespace ReturnsHub.Azure.Tests.Queues;

public class BrokerAddressTests
{
    private static readonly TenantId Shop = new("my-shop");
    private static readonly StreamKey Return = new(Shop, ReturnId.For(Shop, "shop", "r-1"));

    [Theory]
    [InlineData("inbound", "my-shop/warehouse/07")]
    [InlineData("classify", "my-shop/ret_1")]
    public void Inbound_and_classify_are_queues_of_their_own(string queue, string session) =>
        BrokerAddress.Of(queue, session, "id").ShouldBe(new BrokerAddress(queue, session, "id"));

    [Theory]
    [InlineData("my-shop", "erp")]
    [InlineData("my-shop", "erp-b")]
    [InlineData("my", "shop-erp")]
    [InlineData("my-shop-erp", "b2")]
    public void All_consumers_share_one_queue_and_their_sessions_tell_them_apart(string tenant, string consumer)
    {
        var id = new TenantId(tenant);
        var stream = new StreamKey(id, ReturnId.For(id, "shop", "r-1"));
        var address = BrokerAddress.Of(Core.Ports.Queues.Deliver(id, consumer), stream.ToString(), "erp:1");
        address.Queue.ShouldBe(QueueNames.Deliver);
        var session = DeliverSession.Parse(address.Session);
        session.ShouldBe(new DeliverSession(id, consumer, stream.ReturnId));
        session.Queue.ShouldBe(Core.Ports.Queues.Deliver(id, consumer));
        session.Stream.ShouldBe(stream);
    }

    [Fact]
    public void Consumers_whose_queues_have_the_same_name_have_sessions_of_different_names()
    {
        var (one, other) = (new TenantId("aa"), new TenantId("aa-bb"));
        Core.Ports.Queues.Deliver(one, "bb-cc").ShouldBe(Core.Ports.Queues.Deliver(other, "cc"));
        Session(one, "bb-cc").ShouldNotBe(Session(other, "cc"));

        static string Session(TenantId tenant, string consumer) =>
            BrokerAddress.Of(Core.Ports.Queues.Deliver(tenant, consumer), new StreamKey(tenant, ReturnId.For(tenant, "shop", "1")).ToString(), "id").Session;
    }

    [Theory]
    [InlineData("deliver-other-erp")]
    [InlineData("deliver-my-shop-")]
    [InlineData("refunds")]
    public void A_queue_that_is_not_the_sessions_is_refused(string queue) =>
        Should.Throw<ArgumentException>(() => BrokerAddress.Of(queue, Return.ToString(), "id"));

    [Theory]
    [InlineData("my-shop/erp")]
    [InlineData("my-shop/erp/nothing")]
    [InlineData("my-shop/erp/ret_1/more")]
    [InlineData("")]
    public void A_session_of_another_shape_is_refused(string session)
    {
        Should.Throw<FormatException>(() => DeliverSession.Parse(session));
        DeliverSession.TryParse(session).ShouldBeNull();
    }

    [Fact]
    public void Ids_too_long_for_the_broker_are_shortened_and_stay_different()
    {
        var (one, other) = (new string('a', 150) + "1", new string('a', 150) + "2");
        var (first, second) = (BrokerAddress.Of("inbound", one, one), BrokerAddress.Of("inbound", other, other));
        first.MessageId.Length.ShouldBeLessThanOrEqualTo(128);
        first.Session.Length.ShouldBeLessThanOrEqualTo(128);
        (first.MessageId, first.Session).ShouldNotBe((second.MessageId, second.Session));
        BrokerAddress.Of("inbound", one, one).ShouldBe(first);
    }

    [Fact]
    public void The_longest_names_a_configuration_takes_fit_as_they_are()
    {
        var tenant = new TenantId(new string('a', 40));
        var stream = new StreamKey(tenant, ReturnId.For(tenant, "shop", "1"));
        var address = BrokerAddress.Of(Core.Ports.Queues.Deliver(tenant, new string('b', 40)), stream.ToString(), $"{new string('b', 40)}:{Guid.Empty:N}#{Guid.Empty:N}");
        DeliverSession.Parse(address.Session).Consumer.Length.ShouldBe(40);
        address.MessageId.ShouldEndWith($"#{Guid.Empty:N}");
    }
}
