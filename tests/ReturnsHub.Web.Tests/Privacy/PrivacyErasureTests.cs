using System.Text;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Web.Tests.Privacy;

public sealed class PrivacyErasureTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Name = "Wilhelmine Obermayer-Quast";
    private static readonly string Body =
        $$"""{ "orderId": "p-2", "rma": "RMA-p-2", "lines": [{ "lineId": "L1", "sku": "S-1", "quantity": 1, "reason": "COLOR", "note": "{{Name}} is not content" }] }""";

    [Fact]
    public async Task Erasing_leaves_the_chain_whole_deliveries_as_they_are_and_the_name_in_no_file()
    {
        var id = (await hub.OpenAsync(Body)).GetProperty("returnId").GetString()!;
        var key = new StreamKey(RunningHub.Shop, ReturnId.Parse(id));
        var before = await hub.Get<IReturnStore>().ReadStreamAsync(key, 1, CancellationToken.None);
        var delivery = new Delivery
        {
            Id = $"erp:{before[0].Id}",
            Tenant = RunningHub.Shop,
            Consumer = "erp",
            EventId = before[0].Id,
            EventType = before[0].Type,
            ReturnId = key.ReturnId,
            Sequence = 1,
            Status = DeliveryStatus.Confirmed,
            Attempts = 1,
            ForeignId = "doc-1",
            UpdatedAt = before[0].RecordedAt,
        };
        await hub.Get<IDeliveryLedger>().WriteAsync([delivery], CancellationToken.None);
        (await hub.Get<IPersonalDataVault>().ReadAllAsync(key, CancellationToken.None)).Values.ShouldContain(v => v.Contains(Name, StringComparison.Ordinal));

        using var client = hub.Client("rhk_clerk");
        client.DefaultRequestHeaders.Add("Idempotency-Key", "k-erase");
        using var answer = await client.PostAsync("/api/privacy/requests", RunningHub.Json($$"""{ "kind": "ERASE", "returns": ["{{id}}"] }"""));
        ((int)answer.StatusCode).ShouldBe(201, hub.Log);
        (await RunningHub.ReadAsync(answer)).GetProperty("status").GetString().ShouldBe("COMPLETED");

        var after = await hub.Get<IReturnStore>().ReadStreamAsync(key, 1, CancellationToken.None);
        HashChain.FirstFault(after).ShouldBeNull();
        after.Take(before.Count).Select(e => e.Hash).ShouldBe(before.Select(e => e.Hash));
        after[^1].Type.ShouldBe("returnshub.personal_data.erased.v1");
        after[^1].Actor.ShouldBe(Actor.Person("clara"));
        (await hub.Get<IPersonalDataVault>().ReadAllAsync(key, CancellationToken.None)).ShouldBeEmpty();
        (await hub.Get<IEvidenceStore>().GetAsync(RunningHub.Shop, before[0].Evidence!.Value, CancellationToken.None)).Status.ShouldBe(EvidenceStatus.Erased);
        (await hub.Get<IDeliveryLedger>().FindAsync(RunningHub.Shop, delivery.Id, CancellationToken.None)).ShouldBe(delivery);
        // Last: closing the files lets go of the locks this process holds on them.
        hub.FilesHold(Encoding.UTF8.GetBytes(Name)).ShouldBeFalse();
    }
}
