using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Tests.Deliver;

public class DeliveryBodyTests
{
    [Theory]
    [InlineData(QueueMessage.MostBytes, QueueMessage.MostBytes)]
    [InlineData(QueueMessage.MostBytes + 1, 0)]
    public void An_event_larger_than_a_message_takes_travels_as_its_id(int size, int carried) =>
        DeliveryBody.Of(new byte[size]).Length.ShouldBe(carried);

    [Theory]
    [InlineData("erp:0193f1a2b3c4d5e6f708192a3b4c5d6e", true)]
    [InlineData("erp:0193f1a2-b3c4-d5e6-f708-192a3b4c5d6e", false)]
    [InlineData("erp", false)]
    [InlineData("", false)]
    public void A_deliverys_id_names_its_event(string id, bool names)
    {
        var e = DeliveryIds.EventOf(id);
        (e is not null).ShouldBe(names);
        if (e is { } known) DeliveryIds.Of("erp", known).ShouldBe(id);
    }
}
