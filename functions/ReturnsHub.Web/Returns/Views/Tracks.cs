using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Web.Returns.Views;

/// <summary>Where the parcels are, taken together.</summary>
public enum LogisticsStatus
{
    /// <summary>No parcel is known.</summary>
    None = 0,
    /// <summary>A label exists, nothing was handed over.</summary>
    LabelCreated,
    /// <summary>A parcel is under way.</summary>
    InTransit,
    /// <summary>A carrier lost a parcel, sent it back or reports a problem.</summary>
    Problem,
    /// <summary>The carrier delivered; the warehouse has not reported.</summary>
    Delivered,
    /// <summary>The warehouse has goods of the return.</summary>
    Received,
}

/// <summary>Where the goods are, taken together.</summary>
public enum GoodsStatus
{
    /// <summary>No line is known.</summary>
    None = 0,
    /// <summary>Announced.</summary>
    Expected,
    /// <summary>Received, not inspected.</summary>
    ReceivedPendingInspection,
    /// <summary>Inspected; what happens to some units is open.</summary>
    Inspected,
    /// <summary>It is decided what happens to the inspected units.</summary>
    Dispositioned,
}

/// <summary>Where the money is, taken together.</summary>
public enum SettlementStatus
{
    /// <summary>Nothing is to be credited yet.</summary>
    None = 0,
    /// <summary>A credit waits for a person or for facts.</summary>
    Held,
    /// <summary>A credit may be booked.</summary>
    Released,
    /// <summary>Every credit that was released is booked by a consumer.</summary>
    Posted,
    /// <summary>Every credit was rejected or withdrawn.</summary>
    Rejected,
}

/// <summary>The four tracks. They move independently: reports may come late or out of order.</summary>
public sealed record TracksView(
    AuthorisationStatus Authorisation, LogisticsStatus Logistics, GoodsStatus Goods, SettlementStatus Settlement)
{
    internal static TracksView Of(ReturnState state) =>
        new(state.Authorisation.Status, LogisticsOf(state), GoodsOf(state), SettlementOf(state));

    private static LogisticsStatus LogisticsOf(ReturnState state)
    {
        if (state.Receipts.Count > 0 || state.Inspections.Count > 0) return LogisticsStatus.Received;
        var parcels = state.Parcels.Where(p => p.Status != TrackingStatus.Cancelled).Select(p => p.Status).ToHashSet();
        if (parcels.Count == 0) return LogisticsStatus.None;
        if (parcels.Overlaps([TrackingStatus.Lost, TrackingStatus.ReturnedToSender, TrackingStatus.Exception])) return LogisticsStatus.Problem;
        if (parcels.All(p => p == TrackingStatus.Delivered)) return LogisticsStatus.Delivered;
        return parcels.All(p => p is TrackingStatus.LabelCreated or TrackingStatus.Unknown) ? LogisticsStatus.LabelCreated : LogisticsStatus.InTransit;
    }

    private static GoodsStatus GoodsOf(ReturnState state)
    {
        if (state.Inspections.Count > 0)
        {
            var inspected = state.Inspections.Sum(i => i.Lines.Sum(l => l.Quantity));
            var decided = state.Dispositions.Sum(d => d.Quantity) + state.ReportedDispositions.Sum(d => d.Lines.Sum(l => l.Quantity));
            return decided >= inspected ? GoodsStatus.Dispositioned : GoodsStatus.Inspected;
        }

        if (state.Receipts.Count > 0) return GoodsStatus.ReceivedPendingInspection;
        return state.Lines.Count > 0 ? GoodsStatus.Expected : GoodsStatus.None;
    }

    private static SettlementStatus SettlementOf(ReturnState state)
    {
        if (state.Credits.Count == 0) return SettlementStatus.None;
        if (state.Credits.Any(c => c.Status == CreditStatus.Held)) return SettlementStatus.Held;
        if (state.Credits.Any(c => c.Status == CreditStatus.Released)) return SettlementStatus.Released;
        return state.Credits.Any(c => c.Status == CreditStatus.Posted) ? SettlementStatus.Posted : SettlementStatus.Rejected;
    }
}
