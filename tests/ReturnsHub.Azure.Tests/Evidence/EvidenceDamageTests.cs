using System.Text;
using ReturnsHub.Azure.Evidence;
using ReturnsHub.Azure.Tests.Blobs;

namespace ReturnsHub.Azure.Tests.Evidence;

/// <summary>What happens to evidence when storage stumbles, is meddled with, or keeps what was erased.</summary>
public sealed class EvidenceDamageTests : IAsyncLifetime
{
    private static readonly TenantId Acme = new("acme");
    private static readonly byte[] Raw = Encoding.UTF8.GetBytes("""{ "name": "Erika Mustermann" }""");
    private static readonly EvidenceHash Hash = EvidenceHash.Of(Raw);

    private readonly DocumentsHome _home = new();
    private readonly MemoryBlobs _service = new();
    private AzureEvidenceStore _store = null!;

    private static CancellationToken Ct => CancellationToken.None;

    private string Blob => _service.Blobs.Keys.Single(path => path.EndsWith(Hash.Value, StringComparison.Ordinal));

    public async Task InitializeAsync()
    {
        await _home.OpenAsync();
        _store = new AzureEvidenceStore(new EvidenceKeys(_home.Vault, TimeSpan.FromHours(1), new ManualTime()), BlobsHome.InMemory(_service));
    }

    public Task DisposeAsync() => _home.RemoveAsync();

    public static TheoryData<string, Func<byte[], byte[]>> Damages => new()
    {
        { "a bit of the text is another", b => [.. b[..20], (byte)(b[20] ^ 1), .. b[21..]] },
        { "a bit of the nonce is another", b => [(byte)(b[0] ^ 1), .. b[1..]] },
        { "its end is missing", b => b[..^1] },
        { "something was added", b => [.. b, 0] },
        { "nothing is left", _ => [] },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_piece_that_was_meddled_with_is_not_given_out(string what, Func<byte[], byte[]> damage)
    {
        await _store.PutAsync(Acme, Raw, Ct);
        _service.Blobs[Blob] = damage(_service.Blobs[Blob]);

        (await Should.ThrowAsync<InvalidDataException>(() => _store.GetAsync(Acme, Hash, Ct), what)).Message.ShouldContain(Hash.Value);
    }

    [Fact]
    public async Task A_piece_cannot_stand_in_for_another()
    {
        await _store.PutAsync(Acme, Raw, Ct);
        var other = await _store.PutAsync(Acme, "other"u8.ToArray(), Ct);
        _service.Blobs[Blob] = _service.Blobs[_service.Blobs.Keys.Single(p => p.EndsWith(other.Value, StringComparison.Ordinal))];

        await Should.ThrowAsync<InvalidDataException>(() => _store.GetAsync(Acme, Hash, Ct));
    }

    [Fact]
    public async Task A_blob_that_was_removed_is_noticed()
    {
        await _store.PutAsync(Acme, Raw, Ct);
        _service.Blobs.Clear();

        await Should.ThrowAsync<InvalidDataException>(() => _store.GetAsync(Acme, Hash, Ct));
    }

    [Fact]
    public async Task What_broke_off_between_key_and_blob_is_mended_by_keeping_it_again()
    {
        _service.BeUnavailable(100);
        await Should.ThrowAsync<global::Azure.RequestFailedException>(() => _store.PutAsync(Acme, Raw, Ct));
        _service.BeUnavailable(0);
        await Should.ThrowAsync<InvalidDataException>(() => _store.GetAsync(Acme, Hash, Ct));

        await _store.PutAsync(Acme, Raw, Ct);

        (await _store.GetAsync(Acme, Hash, Ct)).Raw.ToArray().ShouldBe(Raw);
    }

    [Fact]
    public async Task An_answer_that_was_lost_after_the_blob_was_written_does_no_harm()
    {
        _service.LoseAnswers(2);

        await _store.PutAsync(Acme, Raw, Ct);

        (await _store.GetAsync(Acme, Hash, Ct)).Raw.ToArray().ShouldBe(Raw);
    }

    [Fact]
    public async Task A_blob_is_written_once_and_does_not_show_what_it_holds()
    {
        await _store.PutAsync(Acme, Raw, Ct);
        var first = _service.Blobs[Blob];
        await _store.PutAsync(Acme, Raw, Ct);

        _service.Blobs[Blob].ShouldBeSameAs(first);
        first.AsSpan().IndexOf("Mustermann"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task Erasing_takes_the_key_and_leaves_the_blob_which_nobody_can_open_any_more()
    {
        await _store.PutAsync(Acme, Raw, Ct);
        var place = EvidenceKey.PlaceOf(Acme, Hash);
        var key = (await _home.Vault.FindAsync<EvidenceKey>(place, Ct))!.Key!;
        var requests = _service.Requests;

        (await _store.EraseAsync(Acme, Hash, Ct)).ShouldBeTrue();
        await _store.PutAsync(Acme, Raw, Ct);

        _service.Requests.ShouldBe(requests);
        _service.Blobs.ShouldHaveSingleItem();
        using var stored = await _home.Cosmos.Vault.ReadItemStreamAsync(place.Id, new Microsoft.Azure.Cosmos.PartitionKey(place.Pk));
        using var text = new StreamReader(stored.Content);
        (await text.ReadToEndAsync()).ShouldNotContain(Convert.ToBase64String(key));
    }

    [Fact]
    public async Task A_piece_that_is_too_large_is_refused_before_anything_is_written()
    {
        await Should.ThrowAsync<ArgumentException>(() => _store.PutAsync(Acme, new byte[EvidenceBlobs.LargestPiece + 1], Ct));

        _service.Requests.ShouldBe(0);
    }
}
