using System.Text;
using ReturnsHub.Sources.Signatures;

namespace ReturnsHub.Sources.Tests.Signatures;

public class HmacSignatureTests
{
    private const string Secret = "shpss_invented_secret";
    private const string Base64 = "M4X1wTc+pvC5U6IC8QeYvbr3n/2EyKn56RaDiMkGVKw=";
    private const string Hex = "3385f5c1373ea6f0b953a202f10798bdbaf79ffd84c8a9f9e9168388c90654ac";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"id\":5588,\"note\":\"café\"}");

    [Fact]
    public void A_golden_signature_fits_in_both_forms()
    {
        HmacSignature.IsBase64([Secret], Body, Base64).ShouldBeTrue();
        HmacSignature.IsHex([Secret], Body, Hex).ShouldBeTrue();
        HmacSignature.IsHex([Secret], Body, Hex.ToUpperInvariant()).ShouldBeTrue();
    }

    [Fact]
    public void Any_secret_of_the_list_will_do() => HmacSignature.IsBase64(["new", Secret, "older"], Body, Base64).ShouldBeTrue();

    [Fact]
    public void One_changed_byte_does_not_fit()
    {
        var changed = Body.ToArray();
        changed[^2] ^= 1;
        HmacSignature.IsBase64([Secret], changed, Base64).ShouldBeFalse();
        HmacSignature.IsHex([Secret], changed, Hex).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("M4X1wTc+pvC5U6IC8QeYvbr3n/2EyKn56RaDiMkGVKw")]
    [InlineData("M4X1wTc+pvC5U6IC8QeYvbr3n/2EyKn56RaDiMkGVK!=")]
    [InlineData("M4X1wTc+pvC5U6IC8QeYvbr3n/2EyKn56RaDiMkGVKw=,M4X1wTc+pvC5U6IC8QeYvbr3n/2EyKn56RaDiMkGVKw=")]
    [InlineData("MM4X1wTc+pvC5U6IC8QeYvbr3n/2EyKn56RaDiMkGVKw")]
    public void A_malformed_base64_signature_is_a_wrong_one(string signature) =>
        HmacSignature.IsBase64([Secret], Body, signature).ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("3385")]
    [InlineData("zz85f5c1373ea6f0b953a202f10798bdbaf79ffd84c8a9f9e9168388c90654ac")]
    [InlineData("3385f5c1373ea6f0b953a202f10798bdbaf79ffd84c8a9f9e9168388c90654acac")]
    public void A_malformed_hex_signature_is_a_wrong_one(string signature) => HmacSignature.IsHex([Secret], Body, signature).ShouldBeFalse();

    [Fact]
    public void An_empty_secret_signs_nothing()
    {
        var signedWithNothing = Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(Array.Empty<byte>(), Body));
        HmacSignature.IsBase64(["", " "], Body, signedWithNothing).ShouldBeFalse();
        HmacSignature.IsBase64([], Body, signedWithNothing).ShouldBeFalse();
    }
}
