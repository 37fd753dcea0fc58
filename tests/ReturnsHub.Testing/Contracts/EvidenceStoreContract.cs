using System.Text;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IEvidenceStore"/> does.</summary>
public abstract class EvidenceStoreContract : PortContract<IEvidenceStore>
{
    private static readonly TenantId Acme = new("acme");
    private static readonly byte[] Raw = Encoding.UTF8.GetBytes("""{ "return": "exactly  as received" }""");

    [Fact]
    public async Task Bytes_come_back_exactly_as_they_were_kept()
    {
        var hash = await Port.PutAsync(Acme, Raw, Ct);

        hash.ShouldBe(EvidenceHash.Of(Raw));
        await ShouldGive(hash, Raw);
        await ReopenAsync();
        await ShouldGive(hash, Raw);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_000_000)]
    public async Task Pieces_of_any_size_are_kept(int size)
    {
        var raw = new byte[size];
        new Random(size).NextBytes(raw);

        await ShouldGive(await Port.PutAsync(Acme, raw, Ct), raw);
    }

    [Fact]
    public async Task The_same_bytes_again_are_the_same_piece()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Port.PutAsync(Acme, Raw, Ct))));

        results.Distinct().ShouldHaveSingleItem();
        await ShouldGive(results[0], Raw);
    }

    [Fact]
    public async Task What_was_never_kept_is_unknown()
    {
        await Port.PutAsync(Acme, Raw, Ct);

        (await Port.GetAsync(Acme, EvidenceHash.Of("other"u8), Ct)).Status.ShouldBe(EvidenceStatus.Unknown);
        (await Port.GetAsync(new TenantId("other"), EvidenceHash.Of(Raw), Ct)).Status.ShouldBe(EvidenceStatus.Unknown);
        (await Port.EraseAsync(Acme, EvidenceHash.Of("other"u8), Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_erased_piece_is_gone_and_stays_gone()
    {
        var hash = await Port.PutAsync(Acme, Raw, Ct);

        (await Port.EraseAsync(Acme, hash, Ct)).ShouldBeTrue();

        (await Port.EraseAsync(Acme, hash, Ct)).ShouldBeFalse();
        await ShouldBeErased(hash);
        (await Port.PutAsync(Acme, Raw, Ct)).ShouldBe(hash);
        await ShouldBeErased(hash);
        await ReopenAsync();
        await ShouldBeErased(hash);
    }

    [Fact]
    public async Task Erasing_one_piece_leaves_all_others()
    {
        var pieces = Enumerable.Range(0, 10).Select(i => Encoding.UTF8.GetBytes($"piece {i}")).ToList();
        var hashes = await Task.WhenAll(pieces.Select(piece => Port.PutAsync(Acme, piece, Ct)));
        var theirs = await Port.PutAsync(new TenantId("other"), pieces[4], Ct);

        await Port.EraseAsync(Acme, hashes[4], Ct);

        for (var i = 0; i < pieces.Count; i++)
        {
            if (i == 4) await ShouldBeErased(hashes[i]);
            else await ShouldGive(hashes[i], pieces[i]);
        }

        (await Port.GetAsync(new TenantId("other"), theirs, Ct)).Raw.ToArray().ShouldBe(pieces[4]);
    }

    private async Task ShouldGive(EvidenceHash hash, byte[] raw)
    {
        var piece = await Port.GetAsync(Acme, hash, Ct);
        piece.Status.ShouldBe(EvidenceStatus.Present);
        piece.Raw.Span.SequenceEqual(raw).ShouldBeTrue();
    }

    private async Task ShouldBeErased(EvidenceHash hash)
    {
        var piece = await Port.GetAsync(Acme, hash, Ct);
        piece.Status.ShouldBe(EvidenceStatus.Erased);
        piece.Raw.IsEmpty.ShouldBeTrue();
    }
}
