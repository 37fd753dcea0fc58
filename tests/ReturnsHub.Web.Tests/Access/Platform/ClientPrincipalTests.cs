using System.Text;
using ReturnsHub.Web.Access.Platform;

namespace ReturnsHub.Web.Tests.Access.Platform;

public sealed class ClientPrincipalTests
{
    [Fact]
    public void A_principal_is_read_with_its_provider_and_every_claim()
    {
        var principal = ClientPrincipal.Decode(Principals.Of([("roles", "a"), ("roles", "b"), ("roles", "a"), ("name", "n")]))!;
        principal.Provider.ShouldBe("aad");
        principal.Values(["roles"]).ShouldBe(["a", "b"]);
        principal.Values(["Roles"]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{}")]
    [InlineData("{\"auth_typ\":\"aad\"}")]
    [InlineData("{\"auth_typ\":7,\"claims\":[]}")]
    [InlineData("{\"auth_typ\":\"aad\",\"claims\":{}}")]
    [InlineData("{\"auth_typ\":\"aad\",\"claims\":[7]}")]
    [InlineData("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"oid\"}]}")]
    [InlineData("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"oid\",\"val\":{\"x\":1}}]}")]
    [InlineData("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"oid\",\"val\":\"\\ud800\"}]}")]
    [InlineData("{\"auth_typ\":\"aad\",\"auth_typ\":\"aad\",\"claims\":[]}")]
    [InlineData("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"oid\",\"val\":\"a\",\"val\":\"b\"}]}")]
    [InlineData("{\"auth_typ\":\"aad\",\"claims\":[],\"more\":[[[[[[[[[1]]]]]]]]]}")]
    [InlineData("{\"auth_typ\":\"aad\",\"claims\":[]")]
    [InlineData("{\"auth_typ\":\"aad\",\"claims\":[]} {}")]
    public void What_the_platform_does_not_write_is_nobody(string json) => ClientPrincipal.Decode(Principals.Encode(json)).ShouldBeNull();

    [Theory]
    [InlineData("%%%")]
    [InlineData("e30")]
    [InlineData("é")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJvaWQiOiJ4In0.")]
    public void What_is_not_base64_is_nobody(string header) => ClientPrincipal.Decode(header).ShouldBeNull();

    [Fact]
    public void Bytes_that_are_not_utf8_are_nobody() =>
        ClientPrincipal.Decode(Convert.ToBase64String([.. "{\"auth_typ\":\"aad"u8, 0xFF, 0xFE, .. "\",\"claims\":[]}"u8])).ShouldBeNull();

    [Fact]
    public void Too_much_is_nobody()
    {
        ClientPrincipal.Decode(Principals.Of(Enumerable.Repeat(("groups", "x"), 1_000))).ShouldNotBeNull();
        ClientPrincipal.Decode(Principals.Of(Enumerable.Repeat(("groups", "x"), 1_001))).ShouldBeNull();
        ClientPrincipal.Decode(Principals.Of([("name", new string('x', 4_097))])).ShouldBeNull();
        ClientPrincipal.Decode(new string('A', 64 * 1024 + 4)).ShouldBeNull();
    }

    [Fact]
    public void Any_bytes_at_all_end_in_an_answer_and_no_exception()
    {
        var random = new Random(20261121);
        var good = Encoding.UTF8.GetBytes("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"oid\",\"val\":\"a\"}]}");
        for (var i = 0; i < 5_000; i++)
        {
            var bytes = good.ToArray();
            for (var n = random.Next(1, 6); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Should.NotThrow(() => ClientPrincipal.Decode(Convert.ToBase64String(bytes)));
        }
    }
}
