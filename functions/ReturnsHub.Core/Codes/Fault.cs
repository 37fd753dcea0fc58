namespace ReturnsHub.Core.Codes;

/// <summary>Who bears a return: decides vendor and carrier claims and return fees.</summary>
public enum Fault
{
    /// <summary>Nobody can be named.</summary>
    None = 0,
    /// <summary>The shop or its warehouse.</summary>
    Merchant,
    /// <summary>The carrier of the outbound parcel.</summary>
    Carrier,
    /// <summary>The maker or supplier of the goods.</summary>
    Vendor,
    /// <summary>The customer.</summary>
    Customer,
}

/// <summary>Derives the <see cref="Fault"/> from a <see cref="ReasonCode"/>.</summary>
public static class Faults
{
    /// <summary>Who bears a return given for <paramref name="reason"/>.</summary>
    public static Fault Of(ReasonCode reason) => reason switch
    {
        ReasonCode.Defective or ReasonCode.FailedInUse or ReasonCode.QualityBelowExpectation
            or ReasonCode.MissingParts or ReasonCode.SafetyOrHealth => Fault.Vendor,
        ReasonCode.DamagedInTransit or ReasonCode.ArrivedLate or ReasonCode.NotDelivered => Fault.Carrier,
        ReasonCode.WrongItem or ReasonCode.WrongQuantity or ReasonCode.NotAsDescribed
            or ReasonCode.Incompatible or ReasonCode.ExpiredOrSpoiled => Fault.Merchant,
        ReasonCode.SizeTooSmall or ReasonCode.SizeTooLarge or ReasonCode.FitOrComfort or ReasonCode.Color
            or ReasonCode.Style or ReasonCode.ChangedMind or ReasonCode.OrderedByMistake
            or ReasonCode.BetterPrice => Fault.Customer,
        _ => Fault.None,
    };

    /// <summary>Reasons that no model and no rule may settle: a person reads them.</summary>
    public static bool NeedsPerson(ReasonCode reason) =>
        reason is ReasonCode.SafetyOrHealth or ReasonCode.UnauthorizedPurchase;
}
