using System.Text.Json.Nodes;

namespace ReturnsHub.Erps.NetSuite;

/// <summary>
/// Where units lie in NetSuite, as a profile writes it: <c>14</c>, <c>14/bin:207</c>, <c>14/status:3</c> or
/// <c>14/bin:207/status:3</c>; all are internal ids.
/// </summary>
internal sealed record Place(string Location, string? Bin, string? Status)
{
    /// <summary>Reads a place; null when the text is none.</summary>
    public static Place? Read(string? text)
    {
        if (text is null) return null;
        var parts = text.Split('/');
        if (!IsId(parts[0]) || parts.Length > 3) return null;
        var place = new Place(parts[0], null, null);
        foreach (var part in parts.Skip(1))
        {
            if (part.StartsWith("bin:", StringComparison.Ordinal) && place.Bin is null && IsId(part[4..])) place = place with { Bin = part[4..] };
            else if (part.StartsWith("status:", StringComparison.Ordinal) && place.Status is null && IsId(part[7..])) place = place with { Status = part[7..] };
            else return null;
        }

        return place;
    }

    /// <summary>A place that the check of profiles has let through.</summary>
    public static Place Of(string text) => Read(text) ?? throw new InvalidOperationException("A profile with a broken place was let through.");

    public static bool IsId(string? text) => text is { Length: > 0 and <= 18 } && text.All(char.IsAsciiDigit);

    /// <summary>The inventory detail of units that lie here; null where NetSuite needs none.</summary>
    public JsonObject? Detail(decimal quantity) => Bin is null && Status is null ? null : Detail(Assignment(quantity, Bin, Status));

    /// <summary>The inventory detail of units that go from here to there; null where NetSuite needs none.</summary>
    public JsonObject? DetailTo(Place there, int quantity)
    {
        var assignment = Assignment(quantity, Bin, Status);
        if (there.Bin is { } bin) assignment["toBinNumber"] = Ids.Ref(bin);
        if (there.Status is { } status) assignment["toInventoryStatus"] = Ids.Ref(status);
        return assignment.Count == 1 ? null : Detail(assignment);
    }

    private static JsonObject Assignment(decimal quantity, string? bin, string? status)
    {
        var assignment = new JsonObject();
        if (bin is not null) assignment["binNumber"] = Ids.Ref(bin);
        if (status is not null) assignment["inventoryStatus"] = Ids.Ref(status);
        assignment["quantity"] = quantity;
        return assignment;
    }

    private static JsonObject Detail(JsonObject assignment) => new() { ["inventoryAssignment"] = Ids.Lines(assignment) };
}

/// <summary>References and sublists as the record service writes them.</summary>
internal static class Ids
{
    public static JsonObject Ref(string id) => new() { ["id"] = id };

    public static JsonObject Lines(params IEnumerable<JsonObject> lines) => new() { ["items"] = new JsonArray([.. lines]) };
}
