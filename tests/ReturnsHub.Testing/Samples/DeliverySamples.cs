namespace ReturnsHub.Testing.Samples;

/// <summary>Deliveries as the ledger has them.</summary>
public static class DeliverySamples
{
    /// <summary>The numbered delivery of acme's return r-1, confirmed at noon and as many minutes.</summary>
    public static Delivery Confirmed(int number, string consumer = "erp")
    {
        var id = new Guid(number + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);
        return new Delivery
        {
            Id = $"{consumer}:{id:N}",
            Tenant = ReturnStream.Acme,
            Consumer = consumer,
            EventId = id,
            EventType = "returnshub.credit.released.v1",
            ReturnId = ReturnStream.KeyOf("r-1").ReturnId,
            Sequence = number + 1,
            Status = DeliveryStatus.Confirmed,
            Attempts = 1,
            LastAnswer = "200 OK",
            ForeignId = $"CM-{number}",
            UpdatedAt = EventSamples.Noon.AddMinutes(number),
        };
    }

    /// <summary>The numbered delivery, given up at noon and as many minutes.</summary>
    public static Delivery Dead(int number, string fingerprint = "aaaaaaaaaaaa", string consumer = "erp") => Confirmed(number, consumer) with
    {
        Status = DeliveryStatus.DeadLettered,
        LastAnswer = "422 closed period",
        Category = "http-422",
        Fingerprint = fingerprint,
        ForeignId = null,
    };
}
