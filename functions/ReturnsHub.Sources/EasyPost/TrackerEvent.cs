using System.Text;
using ReturnsHub.Core.Json;
using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.EasyPost;

/// <summary>Reads <c>tracker.*</c> events. Every other event, and everything of test mode, says nothing the hub needs.</summary>
internal static class TrackerEvent
{
    public static Normalised Read(InboundMessage message, JsonView body)
    {
        var description = body.RequiredText("description", ReadLimits.Name);
        var mode = body.RequiredText("mode", ReadLimits.Code);
        if (mode == "test" || !description.StartsWith("tracker.", StringComparison.Ordinal)) return new Normalised.Read(facts: []);

        var tracker = body.Object("result") ?? throw body.Missing("result");
        if (tracker.Text("object", ReadLimits.Code) is { } kind && kind != "Tracker") throw tracker.Wrong("object", "a tracker");
        var code = LookupKey.Tracking(tracker.RequiredText("tracking_code", ReadLimits.Name)).Value;
        var status = tracker.Text("status", ReadLimits.Code);
        var detail = tracker.Text("status_detail", ReadLimits.Code);
        var (latest, carrierCode) = Latest(tracker);
        var at = latest ?? tracker.Time("updated_at") ?? body.Time("updated_at") ?? message.ReceivedAt;
        return new Normalised.Read(new Fact
        {
            Id = FactId(message, tracker.Text("id", ReadLimits.Id) ?? code, status, detail, at),
            Tenant = message.Tenant,
            Subject = new Subject.Named([LookupKey.Tracking(code)]),
            Connection = message.Connection,
            OccurredAt = at,
            Actor = Actor.Connection(message.Connection),
            Evidence = message.Evidence,
            Body = new ParcelReported(code, tracker.Text("carrier", ReadLimits.Name), StatusMap.Of(status, detail), carrierCode ?? detail ?? status),
        });
    }

    private static (DateTimeOffset? At, string? CarrierCode) Latest(JsonView tracker)
    {
        (DateTimeOffset? At, string? Code) latest = (null, null);
        foreach (var scan in tracker.Objects("tracking_details"))
        {
            if (scan.Time("datetime") is { } at && !(at <= latest.At)) latest = (at, scan.Text("carrier_code", ReadLimits.Code));
        }

        return latest;
    }

    // One change of a parcel is told in several events, each with an id of its own; what is told is the same.
    private static string FactId(InboundMessage message, string tracker, string? status, string? detail, DateTimeOffset at)
    {
        var told = string.Join('\n', tracker, status, detail, Times.Write(at));
        return $"easypost:{message.Connection}:{EvidenceHash.Of(Encoding.UTF8.GetBytes(told)).Value}";
    }
}
