using System.Collections.Frozen;

namespace ReturnsHub.Core.Reasons;

/// <summary>The reason codes a classifier chooses from, with what each means.</summary>
public static class Taxonomy
{
    /// <summary>Version of the list: changes whenever a code or a meaning does, so that old answers can be told from new ones.</summary>
    public const string Version = "2026-11";

    /// <summary>Every code with its meaning in one sentence, in the order of the enum.</summary>
    public static IReadOnlyList<ReasonMeaning> Reasons { get; } =
    [
        new(ReasonCode.Unknown, "The words give no information on why it came back."),
        new(ReasonCode.SizeTooSmall, "It is too small, short, tight or narrow for the wearer or the place."),
        new(ReasonCode.SizeTooLarge, "It is too large, long, loose or wide for the wearer or the place."),
        new(ReasonCode.FitOrComfort, "Its cut, shape or comfort is wrong without being plainly too small or too large."),
        new(ReasonCode.Color, "Its colour or shade differs from what was expected or is disliked."),
        new(ReasonCode.Style, "Its look, its design or the feel of its material is not liked."),
        new(ReasonCode.NotAsDescribed, "It differs from the listing, its pictures or its specifications."),
        new(ReasonCode.QualityBelowExpectation, "It is flimsy, thin or poorly finished, yet not broken."),
        new(ReasonCode.Defective, "It does not work or is faulty on arrival or first use."),
        new(ReasonCode.FailedInUse, "It worked at first and failed later."),
        new(ReasonCode.DamagedInTransit, "It arrived broken, dented or leaking, or its parcel was crushed."),
        new(ReasonCode.MissingParts, "Parts, accessories or the manual are missing."),
        new(ReasonCode.WrongItem, "Another product or variant came than the one ordered."),
        new(ReasonCode.WrongQuantity, "More or fewer units came than were ordered."),
        new(ReasonCode.Incompatible, "It does not fit or work with the customer's device, car, system or plug."),
        new(ReasonCode.ArrivedLate, "It came too late to be useful."),
        new(ReasonCode.NotDelivered, "It never arrived, was refused, could not be delivered or went back to the sender."),
        new(ReasonCode.ChangedMind, "It is no longer needed or wanted, or was an unwanted gift."),
        new(ReasonCode.OrderedByMistake, "The customer clicked wrong, chose wrong or ordered twice."),
        new(ReasonCode.BetterPrice, "The customer found it cheaper elsewhere or its price dropped."),
        new(ReasonCode.SafetyOrHealth, "It caused or may cause harm: allergy, burn, shock, fire, hazard or recall."),
        new(ReasonCode.ExpiredOrSpoiled, "It is past its date or spoiled."),
        new(ReasonCode.UnauthorizedPurchase, "The customer did not order it, or somebody else used their card."),
        new(ReasonCode.Other, "The words give a reason that no other code fits."),
    ];

    private static readonly FrozenDictionary<ReasonCode, string> Meanings = Reasons.ToFrozenDictionary(r => r.Code, r => r.Meaning);

    /// <summary>What a code means.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a reason code.</exception>
    public static string MeaningOf(ReasonCode code) =>
        Meanings.TryGetValue(code, out var meaning) ? meaning : throw new ArgumentOutOfRangeException(nameof(code), code, "Not a reason code.");
}

/// <summary>A reason code and what it means, in one sentence.</summary>
public sealed record ReasonMeaning(ReasonCode Code, string Meaning);
