using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="ICheckpoints"/> does, beside the store whose returns it tells of.</summary>
public abstract class CheckpointsContract : PortContract<ICheckpoints>
{
    private static readonly TenantId Acme = ReturnStream.Acme;

    /// <summary>The store of the same backend.</summary>
    protected abstract IReturnStore Store { get; }

    [Fact]
    public async Task A_return_that_changed_is_named_with_its_newest_event_and_the_version_known_before()
    {
        var stream = new ReturnStream("r-1", Time, Ids);
        await Store.AppendAsync(stream.Next(EventSamples.Requested()), Ct);
        var first = await Port.ChangedSinceAsync(Acme, null, 10, Ct);
        first.Returns.ShouldHaveSingleItem().ShouldBe((new CheckpointLeaf(stream.Key.ReturnId, 1, stream.State.LastHash), 0L));
        await WriteAsync(1, first);

        (await Port.ChangedSinceAsync(Acme, first.Mark, 10, Ct)).Returns.ShouldBeEmpty();
        await Store.AppendAsync(stream.Next(EventSamples.Authorised(), EventSamples.Label()), Ct);

        (await Port.ChangedSinceAsync(Acme, first.Mark, 10, Ct)).Returns.ShouldHaveSingleItem()
            .ShouldBe((new CheckpointLeaf(stream.Key.ReturnId, 3, stream.State.LastHash), 1L));
        (await Port.ChangedSinceAsync(new TenantId("other"), null, 10, Ct)).Returns.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_changes_come_in_pages()
    {
        for (var i = 0; i < 5; i++) await Store.AppendAsync(new ReturnStream($"r-{i}", Time, Ids).Next(EventSamples.Requested()), Ct);

        var first = await Port.ChangedSinceAsync(Acme, null, 3, Ct);
        var second = await Port.ChangedSinceAsync(Acme, first.Mark, 3, Ct);

        (first.More, second.More).ShouldBe((true, false));
        first.Returns.Concat(second.Returns).Select(r => r.Now.ReturnId).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public async Task A_checkpoint_comes_back_with_its_leaves()
    {
        var leaves = CheckpointSeal.InOrder([Leaf("r-1", 3), Leaf("r-2", 1), Leaf("r-3", 9)]);
        var written = Sample(1);
        (await Port.WriteAsync(new StoredCheckpoint(written, "7"), leaves, Ct)).ShouldBeTrue();
        await ReopenAsync();

        (await Port.LatestAsync(Acme, Ct)).ShouldBe(new StoredCheckpoint(written, "7"));
        (await Port.FindAsync(Acme, 1, Ct)).ShouldBe(written);
        (await Port.ReadLeavesAsync(Acme, 1, Ct)).ShouldBe(leaves);
        (await Port.NewestOfAsync(ReturnStream.KeyOf("r-2"), Ct)).ShouldBe(1);
        (await Port.NewestOfAsync(ReturnStream.KeyOf("r-9"), Ct)).ShouldBeNull();
        (await Port.LatestAsync(new TenantId("other"), Ct)).ShouldBeNull();
        (await Port.FindAsync(Acme, 2, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_checkpoint_stands_only_behind_the_one_before_it()
    {
        (await Port.WriteAsync(new StoredCheckpoint(Sample(2), "1"), [], Ct)).ShouldBeFalse();
        (await Port.WriteAsync(new StoredCheckpoint(Sample(1), "1"), [], Ct)).ShouldBeTrue();
        (await Port.WriteAsync(new StoredCheckpoint(Sample(1), "1"), [], Ct)).ShouldBeFalse();
        (await Port.WriteAsync(new StoredCheckpoint(Sample(2), "1"), [], Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task Checkpoints_are_listed_by_tenant_and_number_in_pages()
    {
        for (var i = 1; i <= 3; i++) await Port.WriteAsync(new StoredCheckpoint(Sample(i), "1"), [], Ct);
        await Port.WriteAsync(new StoredCheckpoint(Sample(1) with { Tenant = new TenantId("other") }, "1"), [], Ct);

        var all = new List<(string, long)>();
        string? cursor = null;
        do
        {
            var page = await Port.ListAsync(null, new PageRequest(2, cursor), Ct);
            all.AddRange(page.Items.Select(c => (c.Tenant.Value, c.Number)));
            cursor = page.Next;
        }
        while (cursor is not null);
        all.ShouldBe([("acme", 1L), ("acme", 2L), ("acme", 3L), ("other", 1L)]);
        (await Port.ListAsync(new TenantId("other"), new PageRequest(), Ct)).Items.ShouldHaveSingleItem();
        await Should.ThrowAsync<InvalidCursorException>(() => Port.ListAsync(null, new PageRequest(2, "x"), Ct));
    }

    private static CheckpointLeaf Leaf(string native, long version) => new(ReturnStream.KeyOf(native).ReturnId, version, new string('a', 64));

    private Checkpoint Sample(long number) => new()
    {
        Tenant = Acme,
        Number = number,
        Day = "2026-03-01",
        At = Time.GetUtcNow(),
        PreviousHash = "",
        Changed = 0,
        Root = new string('0', 64),
        Returns = 0,
        Events = 0,
        AuditEntries = 0,
        AuditHash = "",
        KeyId = "k",
        Signature = "s",
    };

    private Task WriteAsync(long number, ChangedReturns changed) =>
        Port.WriteAsync(new StoredCheckpoint(Sample(number), changed.Mark), [.. changed.Returns.Select(r => r.Now)], Ct);
}
