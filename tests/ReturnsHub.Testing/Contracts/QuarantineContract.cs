using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IQuarantine"/> does.</summary>
public abstract class QuarantineContract : PortContract<IQuarantine>
{
    private static readonly TenantId Acme = ReturnStream.Acme;

    [Fact]
    public async Task A_message_is_kept_with_its_reason()
    {
        var kept = Message(1);
        await Port.PutAsync(kept, Ct);
        await ReopenAsync();

        var found = (await Port.FindAsync(Acme, kept.Message.Id, Ct))!;

        found.ShouldSatisfyAllConditions(
            () => found.Message.ShouldBe(kept.Message with { Headers = found.Message.Headers }),
            () => found.Message.Headers.ShouldBe(kept.Message.Headers, ignoreOrder: true),
            () => found.Reason.ShouldBe("unreadable-json"), () => found.Detail.ShouldBe("The body ends early."),
            () => found.At.ShouldBe(kept.At), () => found.Status.ShouldBe(QuarantineStatus.Open));
        (await Port.FindAsync(new TenantId("other"), kept.Message.Id, Ct)).ShouldBeNull();
        (await Port.FindAsync(Acme, "nobody", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_message_again_updates_its_reason_and_opens_it_again()
    {
        var kept = Message(1);
        await Port.PutAsync(kept, Ct);
        await Port.MarkAsync(Acme, kept.Message.Id, QuarantineStatus.Replayed, Ct);
        (await Port.FindAsync(Acme, kept.Message.Id, Ct))!.Status.ShouldBe(QuarantineStatus.Replayed);

        await Port.PutAsync(kept with { Reason = "unknown-topic" }, Ct);

        var found = (await Port.ListAsync(Acme, null, new PageRequest(), Ct)).Items.ShouldHaveSingleItem();
        found.Reason.ShouldBe("unknown-topic");
        found.Status.ShouldBe(QuarantineStatus.Open);
    }

    [Fact]
    public async Task Messages_are_listed_by_status_oldest_first_in_pages()
    {
        foreach (var i in new[] { 2, 0, 3, 1 }) await Port.PutAsync(Message(i), Ct);
        await Port.MarkAsync(Acme, Message(1).Message.Id, QuarantineStatus.Replayed, Ct);
        await Port.MarkAsync(Acme, "nobody", QuarantineStatus.Replayed, Ct);

        var first = await Port.ListAsync(Acme, QuarantineStatus.Open, new PageRequest(2), Ct);
        var second = await Port.ListAsync(null, QuarantineStatus.Open, new PageRequest(2, first.Next), Ct);

        first.Items.Concat(second.Items).Select(m => m.Message.Id).ShouldBe(new[] { 0, 2, 3 }.Select(i => Message(i).Message.Id));
        second.Next.ShouldBeNull();
        (await Port.ListAsync(new TenantId("other"), null, new PageRequest(), Ct)).Items.ShouldBeEmpty();
        await Should.ThrowAsync<InvalidCursorException>(() => Port.ListAsync(null, null, new PageRequest(2, "7"), Ct));
    }

    private static QuarantinedMessage Message(int number) => new(
        MessageSamples.Numbered(number).Message, "unreadable-json", "The body ends early.", EventSamples.Noon.AddMinutes(number));
}
