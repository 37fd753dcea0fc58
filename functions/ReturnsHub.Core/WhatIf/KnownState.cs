using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.WhatIf;

/// <summary>
/// What is known of a return without anything that was decided on it: what systems reported and what people said. Rules look
/// at what is known and not at what came last, so deciding anew from here is replaying the return's history.
/// </summary>
internal static class KnownState
{
    public static ReturnState Of(ReturnState state) => ReturnState.New(state.Key) with
    {
        Connection = state.Connection,
        Header = state.Header,
        Authorisation = state.Authorisation,
        Parcels = state.Parcels,
        Lines = [.. state.Lines.Select(Known)],
        Removals = state.Removals,
        Order = state.Order,
        Receipts = state.Receipts,
        Inspections = state.Inspections,
        HandledBy = state.HandledBy,
        Duties = state.Duties,
        PlacedHolds = state.PlacedHolds,
        Dismissals = state.Dismissals,
        ReportedDispositions = state.ReportedDispositions,
        Certificates = state.Certificates,
        Overrules = state.Overrules,
        ClaimProgress = state.ClaimProgress,
        Refunds = state.Refunds,
        Resolution = state.Resolution,
        Withdrawal = state.Withdrawal,
        ReturnShipping = state.ReturnShipping,
        // A rejection is a person's word on money; everything else about credits is decided anew.
        Credits = [.. state.Credits.Where(c => c.Status == CreditStatus.Rejected)],
    };

    private static ReturnLine Known(ReturnLine line) => line with { Reason = line.Reason?.Basis == ReasonBasis.Person ? line.Reason : null };
}
