namespace ReturnsHub.Sources.Tests;

internal static class Refusals
{
    public static void ShouldBeRefused(this Verification verification, string code, int status = 401)
    {
        var refused = verification.ShouldBeOfType<Verification.Refused>();
        refused.Code.ShouldBe(code);
        refused.Status.ShouldBe(status);
    }
}
