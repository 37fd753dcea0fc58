using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>Folds labels and carriers' reports into parcels. A report older than the one known changes nothing.</summary>
internal static class ParcelFold
{
    public static ReturnState Apply(ReturnState state, LabelAttached label)
    {
        var parcel = Find(state, label.TrackingNumber) ?? new Parcel { TrackingNumber = Key(label.TrackingNumber), Status = TrackingStatus.LabelCreated };
        return Put(state, parcel with { Carrier = label.Carrier ?? parcel.Carrier });
    }

    public static ReturnState Apply(ReturnState state, ParcelTracked tracked)
    {
        var parcel = Find(state, tracked.TrackingNumber) ?? new Parcel { TrackingNumber = Key(tracked.TrackingNumber) };
        var known = (parcel.At ?? DateTimeOffset.MinValue, parcel.Status);
        if (parcel.At is not null && (tracked.At, tracked.Status).CompareTo(known) <= 0) return state;
        return Put(state, parcel with
        {
            Carrier = parcel.Carrier ?? tracked.Carrier,
            Status = tracked.Status,
            CarrierCode = tracked.CarrierCode,
            At = tracked.At,
        });
    }

    private static Parcel? Find(ReturnState state, string number) => state.Parcels.FirstOrDefault(p => string.Equals(Key(p.TrackingNumber), Key(number), StringComparison.Ordinal));

    private static ReturnState Put(ReturnState state, Parcel parcel) => state with { Parcels = state.Parcels.Put(parcel, p => Key(p.TrackingNumber)) };

    private static string Key(string number) => LookupKey.Tracking(number).Value;
}
