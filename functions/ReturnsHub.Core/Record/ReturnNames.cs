using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Record;

/// <summary>The names by which others may refer to a return.</summary>
internal static class ReturnNames
{
    public static IReadOnlyCollection<LookupKey> Of(ReturnState state)
    {
        var names = new HashSet<LookupKey>();
        if (state.Connection is { } connection && state.Header?.OrderId is { } order) names.Add(LookupKey.Order(connection, order));
        if (state.Header?.Rma is { } rma) names.Add(LookupKey.Rma(rma));
        foreach (var parcel in state.Parcels) names.Add(LookupKey.Tracking(parcel.TrackingNumber));
        foreach (var serial in state.Lines.SelectMany(l => l.Requested.Serials)) names.Add(LookupKey.Serial(serial));
        return names;
    }

    public static IReadOnlyCollection<LookupKey> New(ReturnState before, ReturnState after)
    {
        var names = new HashSet<LookupKey>(Of(after));
        names.ExceptWith(Of(before));
        return names;
    }
}
