using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.BusinessCentral;

public class SignInTests : BusinessCentralFixture
{
    [Fact]
    public async Task One_token_serves_until_shortly_before_it_expires()
    {
        await Hub.DeliverAsync(Story.Credited());
        Erp.Time.Advance(TimeSpan.FromMinutes(57));
        await Hub.DeliverAsync(Story.WrittenOff());
        Erp.Entra.Issued.ShouldBe(1);
        Erp.Time.Advance(TimeSpan.FromMinutes(2));
        await Hub.DeliverAsync(Story.Claimed());
        Erp.Entra.Issued.ShouldBe(2);
        Erp.Booked.Count(b => b.Posted).ShouldBe(3);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_replaced_once()
    {
        await Hub.DeliverAsync(Story.Credited());
        Erp.Entra.Revoke();
        (await Hub.DeliverAsync(Story.Claimed())).Kind.ShouldBe(OutcomeKind.Confirmed);
        Erp.Entra.Issued.ShouldBe(2);
    }

    [Theory]
    [InlineData(401, "invalid_client")]
    [InlineData(400, "unauthorized_client")]
    public async Task A_sign_in_refused_can_be_put_right_while_the_delivery_waits(int status, string error)
    {
        Erp.Entra.Refusal = new FakeAnswer(status, new JsonObject { ["error"] = error, ["error_description"] = $"AADSTS: {FakeEntra.Secret}" });
        var outcome = await Hub.DeliverAsync(Story.Credited());
        (outcome.Kind, outcome.Category, outcome.Answer).ShouldBe((OutcomeKind.Retry, "sign-in", $"{status} Sign-in failed: {error}"));
        Erp.Entra.Refusal = null;
        (await Hub.DeliverAsync(Story.Credited())).Kind.ShouldBe(OutcomeKind.Confirmed);
    }

    [Fact]
    public async Task A_throttled_sign_in_waits_as_asked()
    {
        Erp.Entra.Refusal = new FakeAnswer(429, new JsonObject { ["error"] = "temporarily_unavailable" }) { RetryAfterSeconds = 30 };
        (await Hub.DeliverAsync(Story.Credited())).RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }
}
