using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Warehouse;

/// <summary>Which return a report is about, and who made it.</summary>
internal static class WarehouseSubject
{
    /// <summary>The hub's own id when the warehouse has it; else by name, the most exact first.</summary>
    public static Subject Of(JsonView body)
    {
        if (body.Text("returnId", ReadLimits.Name) is { } id)
        {
            return ReturnId.TryParse(id, out var returnId)
                ? new Subject.Known(returnId)
                : throw new UnreadableException("id-invalid", "'returnId' is not a return id of the hub's.");
        }

        var keys = new List<LookupKey>();
        if (body.Text("rma", ReadLimits.Name) is { } rma) keys.Add(LookupKey.Rma(rma));
        if (body.Text("trackingNumber", ReadLimits.Name) is { } tracking) keys.Add(LookupKey.Tracking(tracking));
        if (body.Text("orderId", ReadLimits.Name) is { } order) keys.Add(LookupKey.Order(body.RequiredText("orderConnection", ReadLimits.Name), order));
        return keys.Count > 0
            ? new Subject.Named(keys)
            : throw new UnreadableException("subject-missing", "The report names no return: give 'returnId', 'rma', 'trackingNumber', or 'orderId' with 'orderConnection'.");
    }

    /// <summary>The person's subject id. It goes into events for ever, so what looks like a name or an address is refused.</summary>
    public static string? Operator(JsonView body)
    {
        if (body.Text("operator", ReadLimits.Id) is not { } person) return null;
        return person.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ':' or '|')
            ? person
            : throw new UnreadableException("operator-invalid", "'operator' is not a stable id of letters, digits and . _ - : |; never send a name or an address.");
    }
}
