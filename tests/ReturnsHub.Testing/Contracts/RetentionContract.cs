using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IRetention"/> does, over the other ports of the same backend.</summary>
public abstract class RetentionContract : PortContract<IRetention>
{
    private static readonly TenantId Acme = ReturnStream.Acme;
    private static readonly TenantId Other = new("other");

    protected abstract IReturnStore Store { get; }

    protected abstract IEvidenceStore Evidence { get; }

    protected abstract IPersonalDataVault Vault { get; }

    protected abstract IDeliveryLedger Deliveries { get; }

    protected abstract IIdempotencyKeys Keys { get; }

    protected abstract IQuarantine Quarantine { get; }

    [Fact]
    public async Task Raw_messages_are_erased_from_their_age_on_a_bounded_number_at_a_time()
    {
        var old = new[] { await PutAsync(Acme, "1"), await PutAsync(Acme, "2"), await PutAsync(Acme, "3") };
        var others = await PutAsync(Other, "1");
        await PassAsync(TimeSpan.FromDays(10));
        var young = await PutAsync(Acme, "4");
        var before = Time.GetUtcNow().AddDays(-5);

        (await Port.EraseEvidenceAsync(Acme, before, 2, Ct)).ShouldBe(2);
        (await Port.EraseEvidenceAsync(Acme, before, 2, Ct)).ShouldBe(1);
        (await Port.EraseEvidenceAsync(Acme, before, 2, Ct)).ShouldBe(0);
        await ReopenAsync();

        foreach (var hash in old) (await Evidence.GetAsync(Acme, hash, Ct)).Status.ShouldBe(EvidenceStatus.Erased);
        (await Evidence.GetAsync(Acme, young, Ct)).Status.ShouldBe(EvidenceStatus.Present);
        (await Evidence.GetAsync(Other, others, Ct)).Status.ShouldBe(EvidenceStatus.Present);
    }

    [Fact]
    public async Task Personal_data_is_found_on_returns_that_are_done_since_long_enough()
    {
        await ReturnAsync("closed-long-ago", closed: true);
        await ReturnAsync("open", closed: false);
        await PassAsync(TimeSpan.FromDays(10));
        await ReturnAsync("closed-now", closed: true);
        var before = Time.GetUtcNow().AddDays(-5);

        (await Port.FindPersonalDataAsync(Acme, before, 10, Ct)).ShouldBe([ReturnStream.KeyOf("closed-long-ago").ReturnId]);
        (await Port.FindPersonalDataAsync(Other, before, 10, Ct)).ShouldBeEmpty();
        await Vault.EraseAsync(ReturnStream.KeyOf("closed-long-ago"), Ct);
        (await Port.FindPersonalDataAsync(Acme, before, 10, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_confirmed_deliveries_are_deleted_and_counts_follow()
    {
        await Deliveries.WriteAsync([Delivery(1, DeliveryStatus.Confirmed), Delivery(2, DeliveryStatus.DeadLettered), Delivery(3, DeliveryStatus.Retrying)], Ct);
        await PassAsync(TimeSpan.FromDays(10));
        await Deliveries.WriteAsync([Delivery(4, DeliveryStatus.Confirmed)], Ct);

        (await Port.DeleteDeliveriesAsync(Acme, Time.GetUtcNow().AddDays(-5), 10, Ct)).ShouldBe(1);

        (await Deliveries.ListAsync(Acme, null, null, null, new PageRequest(), Ct)).Items.Select(d => d.Sequence).ShouldBe([4, 3, 2]);
        (await Deliveries.CountAsync(Acme, Ct)).Sum(c => c.Count).ShouldBe(3);
    }

    [Fact]
    public async Task Answers_to_keys_go_by_their_age_and_tenant()
    {
        foreach (var scope in new[] { "acme/ada", "other/otto" })
        {
            await Keys.ClaimAsync(scope, "k", "f", TimeSpan.FromMinutes(1), Ct);
            await Keys.CompleteAsync(scope, "k", 201, "{}", Ct);
        }

        (await Port.DeleteIdempotencyAsync(Acme, Time.GetUtcNow().AddDays(-1), 10, Ct)).ShouldBe(0);
        await PassAsync(TimeSpan.FromHours(25));
        (await Port.DeleteIdempotencyAsync(Acme, Time.GetUtcNow().AddDays(-1), 10, Ct)).ShouldBe(1);
        (await Keys.ClaimAsync("other/otto", "k", "f", TimeSpan.FromMinutes(1), Ct)).Result.ShouldBe(ClaimResult.Answered);
    }

    [Fact]
    public async Task Messages_that_wait_for_a_person_stay_in_quarantine()
    {
        foreach (var i in new[] { 1, 2 })
            await Quarantine.PutAsync(new QuarantinedMessage(MessageSamples.Numbered(i).Message, "unreadable-json", "It ends early.", Time.GetUtcNow()), Ct);
        await Quarantine.MarkAsync(Acme, MessageSamples.Numbered(1).Message.Id, QuarantineStatus.Replayed, Ct);
        await PassAsync(TimeSpan.FromDays(10));

        (await Port.DeleteQuarantineAsync(Acme, Time.GetUtcNow().AddDays(-5), 10, Ct)).ShouldBe(1);
        (await Quarantine.ListAsync(Acme, null, new PageRequest(), Ct)).Items.ShouldHaveSingleItem().Status.ShouldBe(QuarantineStatus.Open);
    }

    private Task<EvidenceHash> PutAsync(TenantId tenant, string text) => Evidence.PutAsync(tenant, System.Text.Encoding.UTF8.GetBytes(text), Ct);

    private async Task ReturnAsync(string native, bool closed)
    {
        var stream = new ReturnStream(native, Time, Ids);
        if (closed) stream.With(s => s with { Authorisation = s.Authorisation with { Closed = true } });
        await Vault.PutAsync(stream.Key, "note/1", "words", Ct);
        (await Store.AppendAsync(stream.Next(EventSamples.Requested()), Ct)).ShouldBe(AppendResult.Appended);
    }

    private Delivery Delivery(int number, DeliveryStatus status) => new()
    {
        Id = $"erp:{number}",
        Tenant = Acme,
        Consumer = "erp",
        EventId = Ids.Next(Time.GetUtcNow()),
        EventType = "t",
        ReturnId = ReturnStream.KeyOf("r-1").ReturnId,
        Sequence = number,
        Status = status,
        Attempts = 1,
        UpdatedAt = Time.GetUtcNow(),
    };
}
