using System.Globalization;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Checkpoints;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Core.Checkpoints;
using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests.Checkpoints;

/// <summary>Checkpoints of many leaves, and writing that breaks off before and after the checkpoint stands.</summary>
public sealed class CheckpointBreakOffTests : IAsyncLifetime
{
    private static readonly TenantId Acme = ReturnStream.Acme;

    private readonly DocumentsHome _home = new();
    private CosmosCheckpoints _checkpoints = null!;

    private static CancellationToken Ct => CancellationToken.None;

    public async Task InitializeAsync()
    {
        await _home.OpenAsync();
        _checkpoints = new CosmosCheckpoints(_home.Records, new CosmosChangedReturns(_home.Cosmos));
    }

    public Task DisposeAsync() => _home.RemoveAsync();

    [Fact]
    public async Task Leaves_of_several_documents_come_back_in_the_order_of_the_tree()
    {
        var leaves = Enumerable.Range(0, LeafPiece.MostLeaves + 1).Select(i => Leaf($"r-{i.ToString(CultureInfo.InvariantCulture)}", 1)).ToList();
        var store = new CheckpointLeaves(_home.Records);

        var pieces = await store.WriteAsync(Acme, 1, "attempt", leaves, Ct);

        pieces.ShouldBe(2);
        var standing = new StandingCheckpoint { Pk = "p", Id = "i", Checkpoint = Sample(1), Mark = "m", Attempt = "attempt", Pieces = pieces };
        (await store.ReadAsync(standing, Ct)).ShouldBe(CheckpointSeal.InOrder(leaves));
        await Should.ThrowAsync<InvalidDataException>(() => store.ReadAsync(standing with { Pieces = 3 }, Ct));
    }

    [SkippableFact]
    public async Task Leaves_without_their_checkpoint_count_for_nothing_and_are_removed_by_the_next()
    {
        Break(Operation.Batch);
        await Should.ThrowAsync<CosmosException>(() => WriteAsync(1, Leaf("r-1", 3), Leaf("r-2", 1)));
        _home.Gateway.Faults.Clear();
        (await _checkpoints.ReadLeavesAsync(Acme, 1, Ct)).ShouldBeEmpty();
        (await _checkpoints.NewestOfAsync(ReturnStream.KeyOf("r-1"), Ct)).ShouldBeNull();

        (await WriteAsync(1, Leaf("r-1", 4))).ShouldBeTrue();

        (await _checkpoints.ReadLeavesAsync(Acme, 1, Ct)).ShouldBe([Leaf("r-1", 4)]);
        (await _checkpoints.NewestOfAsync(ReturnStream.KeyOf("r-2"), Ct)).ShouldBeNull();
        (await _home.Records.QueryAsync<Stub>(new QueryDefinition("SELECT c.pk, c.id FROM c"), LeafPiece.PartitionOf(Acme, 1), 10, Ct)).ShouldHaveSingleItem();
    }

    [SkippableFact]
    public async Task What_a_checkpoint_that_stands_left_undone_is_done_by_whoever_comes_next()
    {
        Break(Operation.Create);
        await Should.ThrowAsync<Exception>(() => WriteAsync(1, Leaf("r-1", 3)));
        _home.Gateway.Faults.Clear();

        (await _checkpoints.LatestAsync(Acme, Ct))!.Checkpoint.Number.ShouldBe(1);
        (await WriteAsync(1, Leaf("r-1", 3))).ShouldBeFalse();
        (await _checkpoints.NewestOfAsync(ReturnStream.KeyOf("r-1"), Ct)).ShouldBe(1);
        (await WriteAsync(2, Leaf("r-2", 1))).ShouldBeTrue();
        (await _checkpoints.NewestOfAsync(ReturnStream.KeyOf("r-1"), Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_late_note_does_not_take_a_newer_ones_place()
    {
        (await WriteAsync(1, Leaf("r-1", 3))).ShouldBeTrue();
        var first = (await _home.Records.FindAsync<StandingCheckpoint>(new Place(StandingCheckpoint.PartitionOf(Acme), Listing.Order(1)), Ct))!;
        (await WriteAsync(2, Leaf("r-1", 5))).ShouldBeTrue();

        await new CheckpointLeaves(_home.Records).NoteAsync(first, Ct);

        (await _checkpoints.NewestOfAsync(ReturnStream.KeyOf("r-1"), Ct)).ShouldBe(2);
    }

    private void Break(Operation operation)
    {
        Skip.If(DocumentsHome.Account is not null, "Faults are the gateway's: an account has its own.");
        _home.Gateway.Faults.On(operation).Always().Answer(403, 0, null);
    }

    private Task<bool> WriteAsync(long number, params CheckpointLeaf[] leaves) =>
        _checkpoints.WriteAsync(new StoredCheckpoint(Sample(number), "m"), leaves, Ct);

    private static CheckpointLeaf Leaf(string native, long version) => new(ReturnStream.KeyOf(native).ReturnId, version, new string('a', 64));

    private static Checkpoint Sample(long number) => new()
    {
        Tenant = Acme,
        Number = number,
        Day = "2026-03-01",
        At = EventSamples.Noon,
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
}
