using System.Text;
using ReturnsHub.Sources.Warehouse;

namespace ReturnsHub.Sources.Tests.Warehouse;

/// <summary>The signature's vector is that of the Standard Webhooks libraries.</summary>
public class WarehouseSourceTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Timestamp = 1614265330;
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"test\": 2432232314}");

    [Fact]
    public void A_golden_signature_is_accepted_under_its_message_id()
    {
        var accepted = Verify(0, Signature).ShouldBeOfType<Verification.Accepted>();
        accepted.DeliveryId.ShouldBe(Id);
        accepted.Topic.ShouldBeEmpty();
    }

    [Fact]
    public void A_wrong_signature_is_refused() => Verify(0, "v1,A" + Signature[4..]).ShouldBeRefused("signature-invalid");

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public void A_signature_of_another_hour_is_refused(int seconds) => Verify(seconds, Signature).ShouldBeRefused("timestamp-outside-tolerance");

    [Fact]
    public void A_message_without_headers_is_refused() =>
        Source(0).Verify(Inbound.Request(Body), Inbound.Settings("warehouse", [Secret])).ShouldBeRefused("signature-missing");

    [Fact]
    public void Settings_without_a_usable_secret_are_named()
    {
        Source(0).Check(Inbound.Settings("warehouse", [Secret])).ShouldBeEmpty();
        Source(0).Check(Inbound.Settings("warehouse", [])).ShouldHaveSingleItem();
        Source(0).Check(Inbound.Settings("warehouse", [Secret, "whsec_short"])).ShouldHaveSingleItem().ShouldContain("secrets[1]");
    }

    private static Verification Verify(int secondsLater, string signature) => Source(secondsLater).Verify(
        Inbound.Request(Body, ("webhook-id", Id), ("webhook-timestamp", Timestamp.ToString()), ("webhook-signature", signature)),
        Inbound.Settings("warehouse", [Secret]));

    private static WarehouseSource Source(int secondsLater) => new(new FixedTime(DateTimeOffset.FromUnixTimeSeconds(Timestamp + secondsLater)));
}
