using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Rackbeat;

/// <summary>What Rackbeat's errors mean: a message, and with 422 the fields that are wrong. An error can come with 200 too.</summary>
internal sealed class RackbeatDialect : IErpDialect
{
    public const string AlreadyBooked = "already-booked";

    public ErpFaultException? FaultOf(ErpAnswer answer, bool changes)
    {
        var status = (int)answer.Status;
        var fields = answer.Body is JsonObject body && body["errors"] is JsonObject errors ? errors : null;
        if (status is >= 200 and < 300 ? fields is null : status is not (400 or 409 or 422)) return null;
        var line = $"{status} {ErrorText(answer)}".TrimEnd();
        if (line.Contains("already booked", StringComparison.OrdinalIgnoreCase)) return ErpFaultException.Refused(AlreadyBooked, line);
        return ErpFaultException.Refused(CategoryOf(fields, line), line);
    }

    public string ErrorText(ErpAnswer answer)
    {
        var text = answer.Body.Text("message") ?? answer.Body.Text("error") ?? "";
        if (answer.Body is not JsonObject body || body["errors"] is not JsonObject errors || errors.Count == 0) return Clip.Of(text, 200);
        var (field, why) = errors.First();
        return Clip.Of($"{Clip.Of(text, 80)} {Clip.Of(field, 60)}: {(why is JsonArray { Count: > 0 } reasons ? reasons[0] : why).Text()}", 200);
    }

    private static string CategoryOf(JsonObject? fields, string line)
    {
        bool Names(string part) => fields?.Any(f => f.Key.Contains(part, StringComparison.OrdinalIgnoreCase)) == true;
        if (Names("item") || Names("product")) return "unknown-item";
        if (Names("location")) return "unknown-location";
        if (line.Contains("period", StringComparison.OrdinalIgnoreCase)) return "closed-period";
        return line.Contains("stock", StringComparison.OrdinalIgnoreCase) ? "not-in-stock" : "validation";
    }
}
