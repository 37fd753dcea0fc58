using System.Text;
using Microsoft.Data.Sqlite;

namespace ReturnsHub.Embedded.Tests.Evidence;

public sealed class PackTests : EmbeddedTest
{
    private static readonly byte[] Raw = Encoding.UTF8.GetBytes("a piece with a name in it: Erika Mustermann, and some more");

    private string FirstPack => Path.Combine(Home.Directory, "evidence", "000001.pack");

    [Fact]
    public async Task Nothing_of_a_piece_can_be_read_from_the_files()
    {
        var backend = await OpenAsync();
        await backend.Intake.KeepAsync(MessageSamples.Bringing(Raw), Raw, Ct);

        FilesHold("Mustermann"u8.ToArray()).ShouldBeFalse();
        await Home.CloseAsync();
        FilesHold("Mustermann"u8.ToArray()).ShouldBeFalse();
    }

    [Fact]
    public async Task An_erased_pieces_key_is_in_no_file_any_more()
    {
        var backend = await OpenAsync();
        var hashes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => backend.Evidence.PutAsync(Acme, MessageSamples.Numbered(i).Raw, Ct)));
        var key = ReadKey(17);
        FilesHold(key).ShouldBeTrue();

        foreach (var hash in hashes) await backend.Evidence.EraseAsync(Acme, hash, Ct);

        FilesHold(key).ShouldBeFalse();
    }

    [Fact]
    public async Task Files_are_rolled_and_all_of_them_are_read()
    {
        var options = Home.Options with { PackBytes = 1000 };
        var backend = await Home.OpenAsync(Time, Ids, options);
        var pieces = Enumerable.Range(0, 30).Select(i => MessageSamples.Numbered(i, 300).Raw).ToList();
        foreach (var piece in pieces.Take(10)) await backend.Evidence.PutAsync(Acme, piece, Ct);
        await Task.WhenAll(pieces.Skip(10).Take(10).Select(piece => Task.Run(() => backend.Evidence.PutAsync(Acme, piece, Ct))));
        await Home.CloseAsync();
        backend = await Home.OpenAsync(Time, Ids, options);
        foreach (var piece in pieces.Skip(20)) await backend.Evidence.PutAsync(Acme, piece, Ct);

        foreach (var piece in pieces) (await backend.Evidence.GetAsync(Acme, EvidenceHash.Of(piece), Ct)).Raw.ToArray().ShouldBe(piece);
        Directory.GetFiles(Path.GetDirectoryName(FirstPack)!).Length.ShouldBe(8);
    }

    [Fact]
    public async Task The_same_bytes_take_room_once()
    {
        var backend = await OpenAsync();
        await backend.Evidence.PutAsync(Acme, Raw, Ct);
        var length = new FileInfo(FirstPack).Length;

        await backend.Intake.KeepAsync(MessageSamples.Bringing(Raw), Raw, Ct);

        new FileInfo(FirstPack).Length.ShouldBe(length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(-1)]
    public async Task A_piece_that_was_changed_is_not_given_out(int at)
    {
        await (await OpenAsync()).Evidence.PutAsync(Acme, Raw, Ct);
        await Home.CloseAsync();
        var bytes = await File.ReadAllBytesAsync(FirstPack);
        bytes[at < 0 ? ^-at : at] ^= 1;
        await File.WriteAllBytesAsync(FirstPack, bytes);

        var backend = await OpenAsync();

        var refused = await Should.ThrowAsync<InvalidDataException>(() => backend.Evidence.GetAsync(Acme, EvidenceHash.Of(Raw), Ct));
        refused.Message.ShouldContain(EvidenceHash.Of(Raw).Value);
    }

    [Fact]
    public async Task A_piece_that_was_cut_off_or_taken_away_is_an_error_not_an_absence()
    {
        await (await OpenAsync()).Evidence.PutAsync(Acme, Raw, Ct);
        await Home.CloseAsync();
        await File.WriteAllBytesAsync(FirstPack, new byte[10]);
        await Should.ThrowAsync<InvalidDataException>(async () => await (await OpenAsync()).Evidence.GetAsync(Acme, EvidenceHash.Of(Raw), Ct));
        await Home.CloseAsync();

        File.Move(FirstPack, Path.Combine(Path.GetDirectoryName(FirstPack)!, "000002.pack"));

        await Should.ThrowAsync<InvalidDataException>(async () => await (await OpenAsync()).Evidence.GetAsync(Acme, EvidenceHash.Of(Raw), Ct));
    }

    private byte[] ReadKey(long piece)
    {
        using var db = new SqliteConnection($"Data Source={Home.Journal};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = "select key from evidence_keys where piece=$piece";
        command.Parameters.AddWithValue("$piece", piece);
        return (byte[])command.ExecuteScalar()!;
    }
}
