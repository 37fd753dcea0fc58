namespace ReturnsHub.Core.Primitives;

/// <summary>What a look-up key names.</summary>
public enum LookupKind
{
    /// <summary>A carrier's tracking number.</summary>
    TrackingNumber = 1,
    /// <summary>The shop's order, as <c>{connection}:{order id}</c>.</summary>
    Order,
    /// <summary>An RMA number.</summary>
    Rma,
    /// <summary>A unit's serial number.</summary>
    Serial,
    /// <summary>A foreign document that belongs to a return, as <c>{connection}:{kind}:{id}</c>.</summary>
    Document,
}

/// <summary>A name by which a report may refer to a return. <paramref name="Value"/> is trimmed and at most 200 characters.</summary>
public sealed record LookupKey(LookupKind Kind, string Value)
{
    /// <summary>A tracking number, compared without blanks and in upper case: carriers write the same number both ways.</summary>
    public static LookupKey Tracking(string number) =>
        new(LookupKind.TrackingNumber, Normal(string.Concat(number.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant()));

    /// <summary>An order of a connection.</summary>
    public static LookupKey Order(string connection, string orderId) => new(LookupKind.Order, Normal($"{connection}:{orderId}"));

    /// <summary>An RMA number, compared in upper case; one of the hub's own however it was typed.</summary>
    public static LookupKey Rma(string number) => new(LookupKind.Rma, Normal(RmaNumber.TryRead(number, out var own) ? own.Value : number.ToUpperInvariant()));

    /// <summary>A serial number, compared without blanks and in upper case.</summary>
    public static LookupKey Serial(string number) => new(LookupKind.Serial, Normal(SerialNumber.Normal(number)));

    /// <summary>A foreign document of a connection.</summary>
    public static LookupKey Document(string connection, string kind, string id) =>
        new(LookupKind.Document, Normal($"{connection}:{kind}:{id}"));

    /// <inheritdoc />
    public override string ToString() => $"{Kind}:{Value}";

    private static string Normal(string value) => Clip.Of(value.Trim(), 200);
}
