using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Core.Tests.Telemetry;

/// <summary>How waits, answers and silence are measured.</summary>
public class FlowMetricsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_relayed_event_counts_its_age_and_none_is_younger_than_new() =>
        Lines(m => m.Relayed([Noon.AddSeconds(-3), Noon.AddMilliseconds(-250), Noon.AddSeconds(1)], Noon)).ShouldBe(
            ["returnshub.feed.lag{} 3", "returnshub.feed.lag{} 0.25", "returnshub.feed.lag{} 0"]);

    [Fact]
    public void A_handled_message_counts_how_long_it_was_on_its_way() =>
        Lines(m => m.Handled("inbound", TimeSpan.FromSeconds(1.5))).ShouldBe(["returnshub.queue.age{queue=inbound} 1.5"]);

    [Theory]
    [InlineData(OutcomeKind.Confirmed, null, null)]
    [InlineData(OutcomeKind.Retry, "http-503", "http-503")]
    [InlineData(OutcomeKind.Refused, "gone", "gone")]
    [InlineData(OutcomeKind.Refused, null, "refused")]
    public void A_booking_systems_answer_counts_its_time_and_what_it_did_not_confirm_its_category(OutcomeKind kind, string? category, string? error)
    {
        string[] answered = [$"returnshub.erp.duration{{consumer=erp, outcome={kind}}} 0.2"];
        string[] failed = error is null ? [] : [$"returnshub.erp.errors{{consumer=erp, error.type={error}}} 1"];

        Lines(m => m.Called("erp", new DeliveryOutcome(kind, "whatever it said", Category: category), TimeSpan.FromMilliseconds(200)))
            .ShouldBe([.. answered, .. failed]);
    }

    [Theory]
    [InlineData(null, "none")]
    [InlineData("RATE_LIMITED", "RATE_LIMITED")]
    public void A_classification_counts_who_answered_what_how_surely_and_in_whose_stead(string? fallback, string shown)
    {
        var report = new ClassificationReport { Code = ReasonCode.SizeTooSmall, Confidence = 0.75m, Classifier = "local-1", Taxonomy = "1", InputHash = "00" };

        Lines(m => m.Classified(report, fallback)).ShouldBe(
        [
            $"returnshub.classifications{{classifier=local-1, fallback={shown}, code=SIZE_TOO_SMALL}} 1",
            $"returnshub.classification.confidence{{classifier=local-1, fallback={shown}}} 0.75",
        ]);
    }

    [Fact]
    public void Silence_is_measured_per_connection_from_its_last_message_or_from_the_start()
    {
        var acme = new TenantId("acme");
        var shop = new ConnectionSettings { Tenant = acme, Id = "shop", Source = "shopify" };
        var carrier = new ConnectionSettings { Tenant = acme, Id = "carrier", Source = "easypost" };
        var time = new ManualTime(Noon);
        using var metrics = new HubMetrics(new Tenants(new Tenant { Id = acme, Policy = DefaultPolicy.Document, Connections = [shop, carrier] }), time);
        using var measured = new Measured(metrics);

        time.Advance(TimeSpan.FromSeconds(60));
        metrics.Heard(shop);
        time.Advance(TimeSpan.FromSeconds(5));
        measured.Observe();

        measured.Lines.ShouldBe(
        [
            "returnshub.source.silence{tenant=acme, connection=shop, source=shopify} 5",
            "returnshub.source.silence{tenant=acme, connection=carrier, source=easypost} 65",
        ]);
    }

    private static IReadOnlyList<string> Lines(Action<HubMetrics> act)
    {
        using var metrics = new HubMetrics();
        using var measured = new Measured(metrics);
        act(metrics);
        return measured.Lines;
    }

    private sealed class Tenants(params Tenant[] tenants) : ITenants
    {
        public IReadOnlyCollection<Tenant> All => tenants;

        public Tenant? Find(TenantId id) => tenants.FirstOrDefault(t => t.Id == id);
    }
}
