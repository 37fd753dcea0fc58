namespace ReturnsHub.Embedded.Tests.Journal;

/// <summary>
/// Copies the files while the backend is open, as a crash would leave them, and opens the copy: whatever was confirmed before
/// the copy is in it.
/// </summary>
public sealed class CrashImageTests : EmbeddedTest
{
    [Fact]
    public async Task What_was_confirmed_is_in_the_files_before_they_are_closed()
    {
        var backend = await OpenAsync();
        var messages = Enumerable.Range(0, 200).Select(i => MessageSamples.Numbered(i, 500)).ToList();
        await Task.WhenAll(messages.Select(m => Task.Run(() => backend.Intake.KeepAsync(m.Message, m.Raw, Ct))));
        var stream = new ReturnStream("r-1", Time, Ids);
        await backend.Returns.AppendAsync(stream.Next(EventSamples.Requested()), Ct);

        await using var copy = await OpenCopyAsync();

        (await copy.Queue.DepthAsync(Core.Ports.Queues.Inbound, Ct)).Waiting.ShouldBe(200);
        foreach (var (message, raw) in messages) (await copy.Evidence.GetAsync(Acme, message.Evidence, Ct)).Raw.ToArray().ShouldBe(raw);
        (await copy.Intake.KeepAsync(messages[7].Message, messages[7].Raw, Ct)).ShouldBe(KeepResult.Duplicate);
        (await copy.Returns.LoadAsync(stream.Key, Ct))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_was_locked_in_the_crash_is_handed_out_at_once_and_counts_as_tried()
    {
        var backend = await OpenAsync();
        await backend.Queue.SendAsync("q", [new("1", "s", "a"u8.ToArray()), new("2", "s", "b"u8.ToArray())], Ct);
        var lost = (await backend.Queue.ReceiveAsync("q", 1, 1, TimeSpan.Zero, Ct)).Single();

        await using var copy = await OpenCopyAsync();

        (await copy.Queue.SettleAsync(lost, new SessionSettlement { Completed = ["1"] }, Ct)).ShouldBeFalse();
        (await copy.Queue.ReceiveAsync("q", 1, 10, TimeSpan.Zero, Ct)).Single().Messages.Select(m => (m.Id, m.Attempt)).ShouldBe([("1", 2), ("2", 1)]);
    }

    [Fact]
    public async Task Bytes_a_crash_left_behind_the_last_piece_do_no_harm()
    {
        var backend = await OpenAsync();
        var before = await backend.Evidence.PutAsync(Acme, "before"u8.ToArray(), Ct);
        await Home.CloseAsync();
        await File.AppendAllBytesAsync(Path.Combine(Home.Directory, "evidence", "000001.pack"), new byte[777]);

        backend = await OpenAsync();
        var after = await backend.Evidence.PutAsync(Acme, "after"u8.ToArray(), Ct);

        (await backend.Evidence.GetAsync(Acme, before, Ct)).Raw.ToArray().ShouldBe("before"u8.ToArray());
        (await backend.Evidence.GetAsync(Acme, after, Ct)).Raw.ToArray().ShouldBe("after"u8.ToArray());
    }

    [Fact]
    public async Task A_torn_end_of_the_log_loses_nothing_that_was_confirmed()
    {
        var backend = await OpenAsync();
        await backend.Cursors.SaveAsync("r", "1", Ct);
        var directory = Copy();
        await File.AppendAllBytesAsync(Path.Combine(directory, "hub.db-wal"), new byte[3000]);

        await using var copy = await EmbeddedBackend.OpenAsync(Home.Options with { DataDirectory = directory }, Time, Ids, Ct);

        (await copy.Cursors.ReadAsync("r", Ct)).ShouldBe("1");
    }

    private Task<EmbeddedBackend> OpenCopyAsync() => EmbeddedBackend.OpenAsync(Home.Options with { DataDirectory = Copy() }, Time, Ids, Ct);

    private string Copy()
    {
        var target = Path.Combine(Home.Directory, "copy");
        Directory.CreateDirectory(Path.Combine(target, "evidence"));
        foreach (var name in new[] { "hub.db", "hub.db-wal", Path.Combine("evidence", "000001.pack") })
        {
            using var from = new FileStream(Path.Combine(Home.Directory, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var to = File.Create(Path.Combine(target, name));
            from.CopyTo(to);
        }

        return target;
    }
}
