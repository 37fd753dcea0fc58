using System.Text.Json;
using Microsoft.Data.Sqlite;
using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Embedded;
using ReturnsHub.Local.Commands;

namespace ReturnsHub.Local.Tests.Verification;

/// <summary>Somebody with the whole database in hand takes history away; the checkpoint tells, inside or from a copy kept elsewhere.</summary>
public sealed class CheckpointVerifyTests : IDisposable
{
    private readonly TestHub _hub = new();

    private string Journal => Path.Combine(_hub.Directory, "hub.db");

    private string KeptFile => Path.Combine(_hub.Directory, "kept.json");

    private string KeyFile => Path.Combine(_hub.Directory, "kept.pem");

    [Fact]
    public async Task A_stopped_hub_is_covered_by_its_last_checkpoint()
    {
        await FillAsync("a", "b");
        var (code, said) = await VerifyAsync();
        said.ShouldContain("Everything holds");
        code.ShouldBe(0);
        await KeepAsync();
        (await ReadKeptAsync()).ShouldSatisfyAllConditions(
            c => c.Returns.ShouldBe(2), c => c.Events.ShouldBeGreaterThan(4), c => c.AuditEntries.ShouldBe(2));
    }

    [Fact]
    public async Task The_newest_events_taken_away_with_the_state_rolled_back_are_missed()
    {
        await FillAsync("a", "b");
        await CutAsync("a");
        await ShouldSayAsync("its newest events are gone: it has 1, and had");
    }

    [Fact]
    public async Task A_whole_return_taken_away_is_missed()
    {
        await FillAsync("a", "b");
        await ExecuteAsync("delete from events where rid=1; delete from returns where rid=1");
        await ShouldSayAsync("the whole return is gone");
    }

    [Fact]
    public async Task A_return_taken_away_together_with_its_leaf_breaks_the_signed_root()
    {
        await FillAsync("a", "b");
        await ExecuteAsync(
            "delete from checkpoint_leaves where return_id=(select return_id from returns where rid=1); delete from events where rid=1; delete from returns where rid=1");
        await ShouldSayAsync("does not have the returns it was signed with");
    }

    [Fact]
    public async Task An_old_event_changed_with_all_hashes_after_it_written_anew_is_noticed()
    {
        await FillAsync("a", "b");
        await RewriteAsync("a");
        await ShouldSayAsync("one was changed and the chain written anew");
    }

    [Fact]
    public async Task Two_events_that_changed_places_are_noticed()
    {
        await FillAsync("a", "b");
        await ExecuteAsync("""
            create temp table t as select seq, wire from events where rid=1 and seq in (1, 2);
            update events set wire=(select wire from t where t.seq = 3 - events.seq) where rid=1 and seq in (1, 2)
            """);
        await ShouldSayAsync("Sequence 1 is missing; 2 follows");
    }

    [Fact]
    public async Task A_forged_checkpoint_is_noticed()
    {
        await FillAsync("a", "b");
        await ExecuteAsync("update checkpoints set body=cast(replace(cast(body as text), '\"returns\":2', '\"returns\":1') as blob)");
        await ShouldSayAsync("it was forged or changed");
    }

    [Fact]
    public async Task A_checkpoint_taken_out_of_the_middle_is_missed()
    {
        await FillAsync("a");
        await FillAsync("b");
        await FillAsync("c");
        await ExecuteAsync("delete from checkpoints where number=2; delete from checkpoint_leaves where number=2");
        await ShouldSayAsync("checkpoint 2 is missing; 3 follows");
    }

    [Theory]
    [InlineData("delete from audit_log", "the audit log has 0 entries, and had 1 at checkpoint")]
    [InlineData("update audit_log set body=cast(replace(cast(body as text), 'ada', 'eve') as blob)", "Audit entry 1 is not what was recorded")]
    public async Task The_audit_log_is_covered_too(string tampering, string fault)
    {
        await FillAsync("a");
        await ExecuteAsync(tampering);
        await ShouldSayAsync(fault);
    }

    [Fact]
    public async Task A_database_rolled_back_to_an_older_copy_is_noticed_by_a_checkpoint_kept_elsewhere()
    {
        await FillAsync("a");
        File.Copy(Journal, Journal + ".old");
        await FillAsync("b");
        await KeepAsync();
        File.Move(Journal + ".old", Journal, overwrite: true);

        (await VerifyAsync()).Said.ShouldContain("Everything holds");
        var (code, said) = await VerifyAsync("--checkpoint", KeptFile, "--key", KeyFile);
        code.ShouldBe(1);
        said.ShouldContain("The store was rolled back or its newest checkpoints were removed");
    }

    [Fact]
    public async Task History_written_anew_after_a_roll_back_is_noticed_by_a_checkpoint_kept_elsewhere()
    {
        await FillAsync("a");
        File.Copy(Journal, Journal + ".old");
        await FillAsync("b");
        await KeepAsync();
        File.Move(Journal + ".old", Journal, overwrite: true);
        await FillAsync("c", "d");

        (await VerifyAsync()).Said.ShouldContain("Everything holds");
        (await VerifyAsync("--checkpoint", KeptFile, "--key", KeyFile)).Said.ShouldContain("history was written anew");
    }

    [Fact]
    public async Task A_store_signed_by_another_key_than_the_one_kept_is_noticed()
    {
        await FillAsync("a");
        await KeepAsync();
        File.Delete(Path.Combine(_hub.Directory, "signing.key"));
        File.Delete(Journal);
        await FillAsync("a");

        (await VerifyAsync()).Said.ShouldContain("Everything holds");
        (await VerifyAsync("--key", KeyFile)).Said.ShouldContain("is not signed by the hub's key");
    }

    [Fact]
    public async Task A_kept_checkpoint_that_was_changed_proves_nothing()
    {
        await FillAsync("a");
        await KeepAsync();
        File.WriteAllText(KeptFile, File.ReadAllText(KeptFile).Replace("\"returns\":1", "\"returns\":2", StringComparison.Ordinal));
        (await VerifyAsync("--checkpoint", KeptFile, "--key", KeyFile)).Said.ShouldContain("kept elsewhere is not signed");
        File.WriteAllText(KeptFile, "[]");
        (await VerifyAsync("--checkpoint", KeptFile)).Code.ShouldBe(3);
    }

    public void Dispose() => _hub.Dispose();

    private async Task FillAsync(params string[] orders)
    {
        await using var host = await _hub.StartAsync();
        foreach (var order in orders)
        {
            var id = await TestHub.OpenAsync(host, order);
            using var client = TestHub.Client(host);
            (await client.GetAsync($"/api/returns/{id}/personal-data")).EnsureSuccessStatusCode();
        }

        await host.DrainAsync();
    }

    private async Task KeepAsync()
    {
        await using var backend = await OpenAsync();
        var latest = await backend.Checkpoints.LatestAsync(TestHub.Shop, CancellationToken.None);
        await File.WriteAllTextAsync(KeptFile, JsonSerializer.Serialize(latest!.Checkpoint, HubJson.Options));
        await File.WriteAllTextAsync(KeyFile, System.Security.Cryptography.PemEncoding.WriteString("PUBLIC KEY", backend.SigningKey.PublicKey.Span));
    }

    private async Task<Checkpoint> ReadKeptAsync() => JsonSerializer.Deserialize<Checkpoint>(await File.ReadAllTextAsync(KeptFile), HubJson.Options)!;

    private Task<EmbeddedBackend> OpenAsync() =>
        EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = _hub.Directory }, TimeProvider.System, new Uuid7Ids(), CancellationToken.None);

    /// <summary>Takes all but the first event away and makes the state agree, as one would who knows how the store works.</summary>
    private async Task CutAsync(string order)
    {
        var (key, stream) = await StreamAsync(order);
        await ExecuteAsync("delete from events where seq > 1 and rid=(select rid from returns where return_id=$id)", ("$id", key.ReturnId.Value));
        await StoreStateAsync(key, [stream[0]]);
    }

    /// <summary>Changes the first event and seals all of the chain anew.</summary>
    private async Task RewriteAsync(string order)
    {
        var (key, stream) = await StreamAsync(order);
        var previous = "";
        var changed = new List<RecordedEvent>();
        foreach (var e in stream)
        {
            changed.Add(Core.Chain.HashChain.Seal(e with { PreviousHash = previous, OccurredAt = e.OccurredAt.AddDays(e.Sequence == 1 ? -9 : 0) }));
            previous = changed[^1].Hash;
        }

        foreach (var e in changed)
        {
            await ExecuteAsync(
                "update events set wire=$wire where seq=$seq and rid=(select rid from returns where return_id=$id)",
                ("$wire", Core.Wire.CloudEventJson.Write(e).ToArray()), ("$seq", e.Sequence), ("$id", key.ReturnId.Value));
        }

        await StoreStateAsync(key, changed);
    }

    private async Task<(StreamKey Key, IReadOnlyList<RecordedEvent> Stream)> StreamAsync(string order)
    {
        await using var backend = await OpenAsync();
        var page = await backend.Queries.ListReturnsAsync(new ReturnFilter { OrderId = order }, new PageRequest(), CancellationToken.None);
        var key = page.Items.Single().Key;
        return (key, await backend.Returns.ReadStreamAsync(key, 1, CancellationToken.None));
    }

    private Task StoreStateAsync(StreamKey key, IEnumerable<RecordedEvent> stream)
    {
        var state = ReturnFold.Rebuild(key, stream);
        return ExecuteAsync(
            "update returns set state=$state, version=$version where return_id=$id",
            ("$state", JsonSerializer.SerializeToUtf8Bytes(state, HubJson.Options)), ("$version", state.Version), ("$id", key.ReturnId.Value));
    }

    private async Task ExecuteAsync(string sql, params (string Name, object Value)[] values)
    {
        await using var db = new SqliteConnection($"Data Source={Journal};Pooling=False");
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
    }

    private async Task ShouldSayAsync(string fault)
    {
        var (code, said) = await VerifyAsync();
        said.ShouldContain(fault);
        code.ShouldBe(1);
    }

    private async Task<(int Code, string Said)> VerifyAsync(params string[] more)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(["verify", "--data", _hub.Directory, .. more], output, error);
        return (code, output.ToString() + error);
    }
}
