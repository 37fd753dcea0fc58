using System.Text;
using ReturnsHub.Sources.EasyPost;

namespace ReturnsHub.Sources.Tests.EasyPost;

public class EasyPostSourceTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"id\":5588,\"note\":\"café\"}");
    private const string Golden = "hmac-sha256-hex=e2b5f2211170b20932afc515e777e8609056afc8cc15cb81facd36f0b744b503";
    private readonly EasyPostSource _source = new();

    [Theory]
    [InlineData("s\u00e9cret-fi")]
    [InlineData("se\u0301cret-fi")]
    public void The_key_is_the_secret_in_form_KD(string secret)
    {
        var accepted = Verify([secret], ("X-Hmac-Signature", Golden)).ShouldBeOfType<Verification.Accepted>();
        accepted.Topic.ShouldBeEmpty();
        accepted.DeliveryId.ShouldBeNull();
        accepted.KeptHeaders.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_not_signed_is_refused()
    {
        Verify(["secret"]).ShouldBeRefused("signature-missing");
        Verify(["secret"], ("X-Hmac-Signature", Golden)).ShouldBeRefused("signature-invalid");
        Verify(["s\u00e9cret-fi"], ("X-Hmac-Signature", Golden["hmac-sha256-hex=".Length..])).ShouldBeRefused("signature-invalid");
        Verify(["\ud800"], ("X-Hmac-Signature", Golden)).ShouldBeRefused("signature-invalid");
    }

    [Fact]
    public void A_tracker_event_becomes_one_parcel_report()
    {
        var fact = Read().OnlyFact();
        fact.Subject.ShouldBeOfType<Subject.Named>().Keys.ShouldBe([LookupKey.Tracking("EZ100")]);
        fact.OccurredAt.ShouldBe(new DateTimeOffset(2026, 11, 19, 18, 50, 0, TimeSpan.Zero));
        fact.Body.ShouldBe(new ParcelReported("EZ100", "FedEx", TrackingStatus.InTransit, "AR"));
        fact.Id.Length.ShouldBeLessThan(200);
    }

    [Fact]
    public void Several_events_of_one_change_are_one_fact()
    {
        var first = Read().OnlyFact().Id;
        Read(eventId: "evt_2").OnlyFact().Id.ShouldBe(first);
        Read(detail: "departed_facility").OnlyFact().Id.ShouldNotBe(first);
    }

    [Fact]
    public void Without_scans_the_trackers_own_time_counts()
    {
        var fact = Read(scans: "").OnlyFact();
        fact.OccurredAt.ShouldBe(new DateTimeOffset(2026, 11, 19, 20, 0, 0, TimeSpan.Zero));
        fact.Body.ShouldBeOfType<ParcelReported>().CarrierCode.ShouldBe("arrived_at_facility");
    }

    [Fact]
    public void Test_mode_and_other_events_say_nothing()
    {
        Read(mode: "test").Facts().ShouldBeEmpty();
        Read(description: "refund.successful").Facts().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("pre_transit", "label_created", TrackingStatus.LabelCreated)]
    [InlineData("in_transit", "received_at_origin_facility", TrackingStatus.PickedUp)]
    [InlineData("in_transit", "weather_delay", TrackingStatus.InTransit)]
    [InlineData("in_transit", "delivery_exception", TrackingStatus.DeliveryAttempted)]
    [InlineData("in_transit", "transit_exception", TrackingStatus.Exception)]
    [InlineData("in_transit", "lost", TrackingStatus.Lost)]
    [InlineData("failure", "lost", TrackingStatus.Lost)]
    [InlineData("in_transit", "damaged", TrackingStatus.Exception)]
    [InlineData("out_for_delivery", "out_for_delivery", TrackingStatus.OutForDelivery)]
    [InlineData("available_for_pickup", null, TrackingStatus.AvailableForPickup)]
    [InlineData("delivered", "damaged", TrackingStatus.Delivered)]
    [InlineData("return_to_sender", "return", TrackingStatus.ReturnedToSender)]
    [InlineData("failure", "delivery_exception", TrackingStatus.DeliveryAttempted)]
    [InlineData("failure", "failure", TrackingStatus.Exception)]
    [InlineData("error", null, TrackingStatus.Exception)]
    [InlineData("cancelled", "cancelled", TrackingStatus.Cancelled)]
    [InlineData("unknown", "expired", TrackingStatus.Unknown)]
    [InlineData("teleported", null, TrackingStatus.Unknown)]
    [InlineData(null, null, TrackingStatus.Unknown)]
    public void Statuses_are_mapped(string? status, string? detail, TrackingStatus expected) => StatusMap.Of(status, detail).ShouldBe(expected);

    [Fact]
    public void Settings_without_a_usable_secret_are_named()
    {
        _source.Check(Inbound.Settings("easypost", ["s\u00e9cret", "se\u0301cret"])).ShouldBeEmpty();
        _source.Check(Inbound.Settings("easypost", [])).ShouldHaveSingleItem();
        _source.Check(Inbound.Settings("easypost", ["ok", "\u0441\u0435\u043a\u0440\u0435\u0442"])).ShouldHaveSingleItem().ShouldContain("secrets[1]");
    }

    private Verification Verify(string[] secrets, params (string Name, string Value)[] headers) =>
        _source.Verify(Inbound.Request(Body, headers), Inbound.Settings("easypost", secrets));

    private Normalised Read(
        string eventId = "evt_1",
        string mode = "production",
        string description = "tracker.updated",
        string detail = "arrived_at_facility",
        string scans = """{"datetime":"2026-11-19T18:50:00Z","carrier_code":"AR"},{"datetime":"2026-11-18T09:00:00Z","carrier_code":"PU"},{"datetime":null}""") =>
        _source.Normalise("", $$"""
            {"id":"{{eventId}}","object":"Event","mode":"{{mode}}","description":"{{description}}","result":{"id":"trk_1","object":"Tracker","tracking_code":"ez 100",
             "status":"in_transit","status_detail":"{{detail}}","updated_at":"2026-11-19T20:00:00Z","carrier":"FedEx","signed_by":"Jo Doe","tracking_details":[{{scans}}]} }
            """);
}
