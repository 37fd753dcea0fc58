using System.Text;
using ReturnsHub.Core.Access;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Web.Tests.Configuration;

/// <summary>Whose sign-in at the platform a configuration may trust.</summary>
public class SignInReaderTests
{
    private const string Good =
        """
        { "providers": ["aad"], "issuers": ["https://login.microsoftonline.com/d1/v2.0"],
          "roles": { "ReturnsHub.Approver": "approver", "ReturnsHub.Clerk": "clerk" }, "tenants": { "d1": "outdoor", "d2": "*" } }
        """;

    [Fact]
    public void Behind_the_platform_every_setting_is_read()
    {
        var signIn = Read(Good, behindPlatform: true).SignIn!;
        signIn.Providers.ShouldBe(["aad"]);
        signIn.Issuers.ShouldBe(["https://login.microsoftonline.com/d1/v2.0"]);
        signIn.Roles["ReturnsHub.Approver"].ShouldBe([Role.Approver]);
        (signIn.Tenants["d1"]?.Value, signIn.Tenants["d2"]).ShouldBe(("outdoor", null));
    }

    [Fact]
    public void Without_the_setting_nobody_is_trusted() => Read(null, behindPlatform: true).SignIn.ShouldBeNull();

    [Fact]
    public void Where_no_platform_signs_people_in_the_setting_stops_the_start() =>
        Should.Throw<ConfigurationException>(() => Read(Good, behindPlatform: false)).Message.ShouldContain("signIn");

    [Theory]
    [InlineData("\"approver\"", "\"king\"")]
    [InlineData("\"outdoor\"", "\"nobody\"")]
    [InlineData("[\"aad\"]", "[\"A A D\"]")]
    [InlineData("[\"https://login.microsoftonline.com/d1/v2.0\"]", "[]")]
    [InlineData("\"tenants\"", "\"tenant\"")]
    public void What_cannot_hold_is_refused(string part, string broken) =>
        Should.Throw<ConfigurationException>(() => Read(Good.Replace(part, broken, StringComparison.Ordinal), behindPlatform: true));

    private static HubConfiguration Read(string? signIn, bool behindPlatform)
    {
        var member = signIn is null ? "" : $", \"signIn\": {signIn}";
        var text = $$"""{ "tenants": [ { "id": "outdoor", "policy": { "version": "1" } } ]{{member}} }""";
        var known = new ConfigurationVocabulary([], ["signed-webhook"], (_, _, _) => [], _ => null) { BehindPlatform = behindPlatform };
        return ConfigurationReader.Read("returnshub.json", Encoding.UTF8.GetBytes(text), ".", known);
    }
}
