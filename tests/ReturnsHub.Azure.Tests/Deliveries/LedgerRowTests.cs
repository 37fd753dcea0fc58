using System.Text.Json;
using ReturnsHub.Azure.Deliveries;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Azure.Tests.Deliveries;

/// <summary>How a delivery stands in its row: once, and as rows of before have it.</summary>
public class LedgerRowTests
{
    private const string Before =
        """
        {"delivery":{"id":"erp:00000001000070000080000000000001","tenant":"acme","consumer":"erp","eventId":"00000001-0000-7000-0080-000000000001",
        "eventType":"returnshub.credit.released.v1","returnId":"ret_0xy1ekeyyxycqh76y9j4w51y","sequence":1,"status":"SENT","version":2,"attempts":1,
        "queueAttempt":1,"inDoubt":true,"sentAt":"2026-03-01T12:00:01+00:00","updatedAt":"2026-03-01T12:00:01+00:00"},
        "consumer":"erp","returnId":"ret_0xy1ekeyyxycqh76y9j4w51y","status":"SENT","countedAs":"acme/erp/SENT",
        "pk":"delivery/acme/ret_0xy1ekeyyxycqh76y9j4w51y","id":"x"}
        """;

    public static TheoryData<Delivery> Deliveries => new(
        DeliverySamples.Confirmed(1),
        DeliverySamples.Dead(2),
        DeliverySamples.Confirmed(3) with { Status = DeliveryStatus.Sent, InDoubt = true, Version = 3, SentAt = DateTimeOffset.UnixEpoch, FirstAt = DateTimeOffset.UnixEpoch },
        DeliverySamples.Confirmed(4) with { Id = "of another form" });

    [Theory]
    [MemberData(nameof(Deliveries))]
    public void A_delivery_is_read_as_it_was_written(Delivery delivery)
    {
        var json = JsonSerializer.Serialize(LedgerRow.Of(delivery, List()), HubJson.Options);
        JsonSerializer.Deserialize<LedgerRow>(json, HubJson.Options)!.Delivery.ShouldBe(delivery);
    }

    [Fact]
    public void What_stands_beside_it_does_not_stand_in_it_again()
    {
        using var row = JsonDocument.Parse(JsonSerializer.Serialize(LedgerRow.Of(DeliverySamples.Confirmed(1), List()), HubJson.Options));
        row.RootElement.GetProperty("delivery").EnumerateObject().Select(p => p.Name)
            .ShouldBe(["id", "eventType", "sequence", "version", "attempts", "queueAttempt", "lastAnswer", "foreignId", "updatedAt"]);
    }

    [Fact]
    public void A_row_of_before_is_read_whole()
    {
        var delivery = JsonSerializer.Deserialize<LedgerRow>(Before, HubJson.Options)!.Delivery;
        (delivery.Tenant.Value, delivery.Consumer, delivery.ReturnId.Value).ShouldBe(("acme", "erp", "ret_0xy1ekeyyxycqh76y9j4w51y"));
        (delivery.EventId, delivery.Status, delivery.Version, delivery.InDoubt).ShouldBe((new Guid("00000001-0000-7000-0080-000000000001"), DeliveryStatus.Sent, 2, true));
    }

    // Making a row asks nothing of the store.
    private static Listing List() => new(null!, LedgerRow.Kind);
}
