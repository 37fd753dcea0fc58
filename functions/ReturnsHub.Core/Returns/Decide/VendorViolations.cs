namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Which violation of a vendor a settled reason points at, and whether the inspection bears it out.</summary>
internal static class VendorViolations
{
    /// <summary>The violation behind a reason; null when the vendor is not to blame.</summary>
    public static VendorViolation? Of(ReasonCode reason) => reason switch
    {
        ReasonCode.Defective or ReasonCode.FailedInUse => VendorViolation.DefectiveGoods,
        ReasonCode.QualityBelowExpectation => VendorViolation.PoorQuality,
        ReasonCode.MissingParts => VendorViolation.MissingParts,
        ReasonCode.NotAsDescribed => VendorViolation.NotAsDescribed,
        ReasonCode.WrongItem => VendorViolation.WrongGoods,
        ReasonCode.SafetyOrHealth => VendorViolation.UnsafeGoods,
        ReasonCode.ExpiredOrSpoiled => VendorViolation.ExpiredGoods,
        _ => null,
    };

    /// <summary>
    /// Whether the units show it. A vendor does not pay for goods in which no fault is found, so a defect or missing parts must
    /// be visible at inspection; what the label or the date says needs no grade.
    /// </summary>
    public static bool ShownBy(VendorViolation violation, InspectedUnits units)
    {
        if (units.Condition is Condition.EmptyParcel or Condition.WrongGoods) return false;
        return violation switch
        {
            VendorViolation.DefectiveGoods => units.Grade is Grade.C or Grade.D || units.Condition is Condition.Damaged or Condition.Incomplete,
            VendorViolation.MissingParts => units.Grade is Grade.C or Grade.D || units.Condition == Condition.Incomplete,
            VendorViolation.PoorQuality => units.Grade is Grade.B or Grade.C or Grade.D,
            _ => units.Grade != Grade.U,
        };
    }
}
