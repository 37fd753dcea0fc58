namespace ReturnsHub.Core.Codes;

/// <summary>Why goods came back. One vocabulary for every source and ERP; written on the wire in upper snake case.</summary>
public enum ReasonCode
{
    /// <summary>No information.</summary>
    Unknown = 0,
    /// <summary>Too small, short, tight or narrow for the wearer or the place.</summary>
    SizeTooSmall,
    /// <summary>Too large, long, loose or wide for the wearer or the place.</summary>
    SizeTooLarge,
    /// <summary>Cut, shape or comfort wrong without being plainly too small or large.</summary>
    FitOrComfort,
    /// <summary>Colour or shade differs or is disliked.</summary>
    Color,
    /// <summary>Look, design or feel of the material not liked.</summary>
    Style,
    /// <summary>Differs from the listing, its pictures or specifications.</summary>
    NotAsDescribed,
    /// <summary>Flimsy, thin, poor finish, yet not broken.</summary>
    QualityBelowExpectation,
    /// <summary>Does not work or is faulty on arrival or first use.</summary>
    Defective,
    /// <summary>Worked, then failed: warranty.</summary>
    FailedInUse,
    /// <summary>Arrived broken, dented or leaking; parcel crushed.</summary>
    DamagedInTransit,
    /// <summary>Parts, accessories or manual missing.</summary>
    MissingParts,
    /// <summary>Another product or variant than ordered.</summary>
    WrongItem,
    /// <summary>More or fewer units than ordered.</summary>
    WrongQuantity,
    /// <summary>Does not fit or work with the customer's device, car, system or plug.</summary>
    Incompatible,
    /// <summary>Too late to be useful.</summary>
    ArrivedLate,
    /// <summary>Never arrived, refused, undeliverable, returned to sender.</summary>
    NotDelivered,
    /// <summary>No longer needed or wanted; gift not wanted.</summary>
    ChangedMind,
    /// <summary>Clicked wrong, ordered twice.</summary>
    OrderedByMistake,
    /// <summary>Found cheaper, price dropped.</summary>
    BetterPrice,
    /// <summary>Allergy, burn, shock, hazard, recall. Always goes to a person.</summary>
    SafetyOrHealth,
    /// <summary>Past its date, spoiled.</summary>
    ExpiredOrSpoiled,
    /// <summary>Did not order it; card used by someone else. Always goes to a person.</summary>
    UnauthorizedPurchase,
    /// <summary>A meaningful reason that no code fits.</summary>
    Other,
}
