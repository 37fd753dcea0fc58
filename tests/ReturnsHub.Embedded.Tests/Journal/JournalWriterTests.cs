using System.Globalization;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Tests.Journal;

public sealed class JournalWriterTests : EmbeddedTest
{
    private static readonly Sql Save = new("insert into cursors(reader, cursor) values(?, 'x')");

    [Fact]
    public async Task Callers_that_wait_together_share_one_transaction()
    {
        var backend = await OpenAsync();
        var hold = await HoldWriterAsync(backend);
        var before = backend.Writer.Transactions;

        var saves = SaveMany(backend, 100);
        hold.Dispose();
        await Task.WhenAll(saves);

        (backend.Writer.Transactions - before).ShouldBe(2);
        backend.Writer.Operations.ShouldBe(101);
    }

    [Fact]
    public async Task A_transaction_takes_no_more_operations_than_its_limit()
    {
        var backend = await Home.OpenAsync(Time, Ids, Home.Options with { BatchOperations = 10 });
        var hold = await HoldWriterAsync(backend);
        var before = backend.Writer.Transactions;

        var saves = SaveMany(backend, 100);
        hold.Dispose();
        await Task.WhenAll(saves);

        (backend.Writer.Transactions - before).ShouldBe(11);
    }

    [Fact]
    public async Task A_transaction_takes_no_more_operations_once_it_is_large()
    {
        var backend = await Home.OpenAsync(Time, Ids, Home.Options with { BatchBytes = 5000 });
        var hold = await HoldWriterAsync(backend);
        var before = backend.Writer.Transactions;

        var puts = Enumerable.Range(0, 6).Select(i => backend.Evidence.PutAsync(Acme, MessageSamples.Numbered(i, 2000).Raw, Ct)).ToList();
        hold.Dispose();
        await Task.WhenAll(puts);

        (backend.Writer.Transactions - before).ShouldBe(3);
    }

    [Fact]
    public async Task Busy_callers_need_fewer_transactions_than_operations()
    {
        var backend = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) await backend.Cursors.SaveAsync($"{caller}", $"{i}", Ct);
        })));

        backend.Writer.Operations.ShouldBe(64 * 20);
        backend.Writer.Transactions.ShouldBeLessThan(64 * 20);
    }

    [Fact]
    public async Task An_operation_that_throws_fails_alone()
    {
        var backend = await OpenAsync();
        var hold = await HoldWriterAsync(backend);

        var before = SaveMany(backend, 5);
        var throwing = backend.Writer.RunAsync<bool>(db =>
        {
            db.Use(Save).Bind("half done").Run();
            throw new InvalidOperationException("on purpose");
        }, Ct);
        var breaking = backend.Writer.RunAsync(db =>
        {
            db.Use(Save).Bind("reader-0").Run();
            return true;
        }, Ct);
        var after = backend.Cursors.SaveAsync("after", "x", Ct);
        hold.Dispose();

        await Task.WhenAll([.. before, after]);
        (await Should.ThrowAsync<InvalidOperationException>(() => throwing)).Message.ShouldBe("on purpose");
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => breaking);
        (await backend.Cursors.ReadAsync("half done", Ct)).ShouldBeNull();
        (await backend.Cursors.ReadAsync("reader-4", Ct)).ShouldBe("x");
        (await backend.Cursors.ReadAsync("after", Ct)).ShouldBe("x");
    }

    [Fact]
    public async Task A_call_that_throws_halfway_through_a_statement_does_not_spoil_it_for_others()
    {
        var backend = await OpenAsync();
        var key = ReturnStream.KeyOf("r-1");

        await Should.ThrowAsync<InvalidOperationException>(() => backend.Vault.PutAsync(default, "note", "text", Ct));
        for (var i = 0; i < 2 * Home.Options.Readers; i++)
            await Should.ThrowAsync<InvalidOperationException>(() => backend.Vault.GetAsync(default, "note", Ct));

        await backend.Vault.PutAsync(key, "note", "text", Ct);
        (await backend.Vault.GetAsync(key, "note", Ct)).ShouldBe("text");
    }

    [Fact]
    public async Task Nothing_is_remembered_of_a_transaction_that_was_rolled_back()
    {
        var backend = await OpenAsync();
        var hold = await HoldWriterAsync(backend);
        var (message, raw) = MessageSamples.Numbered(1);
        var append = new ReturnStream("r-1", Time, Ids).Next(EventSamples.Requested());

        var kept = backend.Intake.KeepAsync(message, raw, Ct);
        var appended = backend.Returns.AppendAsync(append, Ct);
        var throwing = backend.Writer.RunAsync<bool>(_ => throw new InvalidOperationException("on purpose"), Ct);
        hold.Dispose();
        await Should.ThrowAsync<InvalidOperationException>(() => throwing);

        (await kept).ShouldBe(KeepResult.Kept);
        (await appended).ShouldBe(AppendResult.Appended);
        (await backend.Queue.DepthAsync(Core.Ports.Queues.Inbound, Ct)).ShouldBe(new QueueDepth(1, 0));
        (await backend.Evidence.GetAsync(Acme, message.Evidence, Ct)).Raw.ToArray().ShouldBe(raw);
        (await backend.Returns.ReadFeedAsync(null, 10, Ct)).Events.ShouldHaveSingleItem();
        (await backend.Queries.CountAsync(null, Ct)).Returns.ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_that_gave_up_before_is_not_served_and_one_that_comes_too_late_is_told()
    {
        var backend = await OpenAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => backend.Cursors.SaveAsync("r", "c", new CancellationToken(canceled: true)));
        (await backend.Cursors.ReadAsync("r", Ct)).ShouldBeNull();

        await backend.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(() => backend.Cursors.SaveAsync("r", "c", Ct));
        await Should.ThrowAsync<ObjectDisposedException>(() => backend.Cursors.ReadAsync("r", Ct));
    }

    [Fact]
    public async Task Closing_finishes_what_was_asked_for_before()
    {
        var backend = await Home.OpenAsync(Time, Ids, Home.Options with { BatchOperations = 3 });
        var saves = SaveMany(backend, 50);

        backend = await ReopenAsync();

        await Task.WhenAll(saves);
        (await backend.Cursors.ReadAsync("reader-49", Ct)).ShouldBe("x");
    }

    [Fact]
    public async Task Callers_wait_for_room_when_the_writer_is_behind()
    {
        var backend = await Home.OpenAsync(Time, Ids, Home.Options with { WaitingOperations = 2 });
        var hold = await HoldWriterAsync(backend);
        var saves = SaveMany(backend, 20);
        using var impatient = new CancellationTokenSource();
        var gaveUp = backend.Cursors.SaveAsync("impatient", "x", impatient.Token);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => gaveUp);

        hold.Dispose();

        await Task.WhenAll(saves);
        (await backend.Cursors.ReadAsync("impatient", Ct)).ShouldBeNull();
    }

    private List<Task> SaveMany(EmbeddedBackend backend, int count) =>
        [.. Enumerable.Range(0, count).Select(i => backend.Cursors.SaveAsync("reader-" + i.ToString(CultureInfo.InvariantCulture), "x", Ct))];
}
