using System.Text;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Privacy;

namespace ReturnsHub.Core.Tests.Privacy;

public sealed class EvidenceSealTests
{
    private static readonly TenantId Acme = new("acme");
    private static readonly byte[] Key = Fill(EvidenceSeal.KeyBytes, 1);
    private static readonly byte[] Nonce = Fill(EvidenceSeal.NonceBytes, 2);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("""{ "name": "Erika Mustermann" }""")]
    public void What_is_sealed_opens_again_and_does_not_show_meanwhile(string text)
    {
        var raw = Encoding.UTF8.GetBytes(text);
        var hash = EvidenceHash.Of(raw);

        var piece = EvidenceSeal.Close(Acme, hash, Key, Nonce, raw);

        piece.Length.ShouldBe(raw.Length + EvidenceSeal.Overhead);
        if (raw.Length > 1) piece.AsSpan().IndexOf(raw).ShouldBe(-1);
        EvidenceSeal.Open(Acme, hash, Key, piece).ShouldBe(raw);
    }

    [Fact]
    public void Every_bit_of_a_piece_counts()
    {
        var raw = "text"u8.ToArray();
        var hash = EvidenceHash.Of(raw);
        var piece = EvidenceSeal.Close(Acme, hash, Key, Nonce, raw);

        for (var bit = 0; bit < piece.Length * 8; bit++)
        {
            var damaged = piece.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<InvalidDataException>(() => EvidenceSeal.Open(Acme, hash, Key, damaged));
        }

        for (var length = 0; length < piece.Length; length++)
            Should.Throw<InvalidDataException>(() => EvidenceSeal.Open(Acme, hash, Key, piece.AsSpan(0, length)));
    }

    [Fact]
    public void A_piece_opens_for_its_own_tenant_hash_and_key_only()
    {
        var raw = "text"u8.ToArray();
        var hash = EvidenceHash.Of(raw);
        var piece = EvidenceSeal.Close(Acme, hash, Key, Nonce, raw);

        Should.Throw<InvalidDataException>(() => EvidenceSeal.Open(new TenantId("other"), hash, Key, piece));
        Should.Throw<InvalidDataException>(() => EvidenceSeal.Open(Acme, EvidenceHash.Of("other"u8), Key, piece));
        Should.Throw<InvalidDataException>(() => EvidenceSeal.Open(Acme, hash, Fill(EvidenceSeal.KeyBytes, 9), piece));
    }

    [Fact]
    public void Bytes_that_were_sealed_under_another_hash_are_not_given_out()
    {
        var hash = EvidenceHash.Of("what the hash names"u8);
        var piece = EvidenceSeal.Close(Acme, hash, Key, Nonce, "something else"u8);

        Should.Throw<InvalidDataException>(() => EvidenceSeal.Open(Acme, hash, Key, piece));
    }

    private static byte[] Fill(int length, byte value)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, value);
        return bytes;
    }
}
