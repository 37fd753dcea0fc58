namespace ReturnsHub.Core.Returns.State;

/// <summary>A return's overall status, derived from its four tracks.</summary>
public enum ReturnStatus
{
    /// <summary>Only reports from elsewhere (a refund, a parcel) are known.</summary>
    Announced = 0,
    /// <summary>Asked for, not answered.</summary>
    Requested,
    /// <summary>Accepted, nothing under way.</summary>
    Authorised,
    /// <summary>A parcel is under way.</summary>
    InTransit,
    /// <summary>Goods are here.</summary>
    Received,
    /// <summary>Goods are graded.</summary>
    Inspected,
    /// <summary>Money is released or booked, goods or not.</summary>
    Credited,
    /// <summary>Done.</summary>
    Closed,
    /// <summary>Refused.</summary>
    Declined,
    /// <summary>Called off.</summary>
    Cancelled,
    /// <summary>Not used in time.</summary>
    Expired,
}

/// <summary>Derives the overall status.</summary>
public static class ReturnStatuses
{
    /// <summary>The status of <paramref name="state"/>: money before goods, goods before parcels, parcels before answers.</summary>
    public static ReturnStatus Of(ReturnState state)
    {
        if (state.Authorisation.Closed) return ReturnStatus.Closed;
        if (state.Credits.Any(c => c.Status is CreditStatus.Released or CreditStatus.Posted)) return ReturnStatus.Credited;
        if (state.Inspections.Count > 0) return ReturnStatus.Inspected;
        if (state.Receipts.Count > 0) return ReturnStatus.Received;
        return state.Authorisation.Status switch
        {
            AuthorisationStatus.Declined => ReturnStatus.Declined,
            AuthorisationStatus.Cancelled => ReturnStatus.Cancelled,
            AuthorisationStatus.Expired => ReturnStatus.Expired,
            _ when state.Parcels.Any(p => p.Status is not (TrackingStatus.Unknown or TrackingStatus.LabelCreated or TrackingStatus.Cancelled))
                => ReturnStatus.InTransit,
            AuthorisationStatus.Authorised => ReturnStatus.Authorised,
            AuthorisationStatus.Requested => ReturnStatus.Requested,
            _ => ReturnStatus.Announced,
        };
    }
}
