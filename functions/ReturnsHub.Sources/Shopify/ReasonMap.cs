using System.Collections.Frozen;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// Shopify's reasons in the hub's codes: the enumeration <c>ReturnReason</c>
/// (https://shopify.dev/docs/api/admin-graphql/latest/enums/ReturnReason) and the handles of reason definitions, an open set
/// (https://shopify.dev/docs/api/admin-graphql/latest/objects/ReturnReasonDefinition). Its full library is not published as a
/// list; besides the documented handles, plain wordings of the hub's own codes are understood.
/// </summary>
internal static class ReasonMap
{
    private static readonly FrozenDictionary<string, ReasonCode> Codes = new Dictionary<string, ReasonCode>(StringComparer.Ordinal)
    {
        ["unknown"] = ReasonCode.Unknown,
        ["other"] = ReasonCode.Other,
        ["size-too-small"] = ReasonCode.SizeTooSmall,
        ["too-small"] = ReasonCode.SizeTooSmall,
        ["too-tight"] = ReasonCode.SizeTooSmall,
        ["too-short"] = ReasonCode.SizeTooSmall,
        ["too-narrow"] = ReasonCode.SizeTooSmall,
        ["size-too-large"] = ReasonCode.SizeTooLarge,
        ["too-large"] = ReasonCode.SizeTooLarge,
        ["too-big"] = ReasonCode.SizeTooLarge,
        ["too-loose"] = ReasonCode.SizeTooLarge,
        ["too-long"] = ReasonCode.SizeTooLarge,
        ["too-wide"] = ReasonCode.SizeTooLarge,
        ["comfort"] = ReasonCode.FitOrComfort,
        ["fit"] = ReasonCode.FitOrComfort,
        ["uncomfortable"] = ReasonCode.FitOrComfort,
        ["color"] = ReasonCode.Color,
        ["color-too-bright"] = ReasonCode.Color,
        ["color-too-dark"] = ReasonCode.Color,
        ["color-too-light"] = ReasonCode.Color,
        ["style"] = ReasonCode.Style,
        ["not-as-described"] = ReasonCode.NotAsDescribed,
        ["quality"] = ReasonCode.QualityBelowExpectation,
        ["defective"] = ReasonCode.Defective,
        ["damaged"] = ReasonCode.DamagedInTransit,
        ["arrived-damaged"] = ReasonCode.DamagedInTransit,
        ["damaged-in-transit"] = ReasonCode.DamagedInTransit,
        ["missing-parts"] = ReasonCode.MissingParts,
        ["wrong-item"] = ReasonCode.WrongItem,
        ["wrong-quantity"] = ReasonCode.WrongQuantity,
        ["incompatible"] = ReasonCode.Incompatible,
        ["not-compatible"] = ReasonCode.Incompatible,
        ["arrived-late"] = ReasonCode.ArrivedLate,
        ["not-delivered"] = ReasonCode.NotDelivered,
        ["never-arrived"] = ReasonCode.NotDelivered,
        ["unwanted"] = ReasonCode.ChangedMind,
        ["changed-mind"] = ReasonCode.ChangedMind,
        ["no-longer-needed"] = ReasonCode.ChangedMind,
        ["ordered-by-mistake"] = ReasonCode.OrderedByMistake,
        ["accidental-order"] = ReasonCode.OrderedByMistake,
        ["found-better-price"] = ReasonCode.BetterPrice,
        ["better-price"] = ReasonCode.BetterPrice,
        ["allergic-reaction"] = ReasonCode.SafetyOrHealth,
        ["safety"] = ReasonCode.SafetyOrHealth,
        ["expired"] = ReasonCode.ExpiredOrSpoiled,
        ["unauthorized-purchase"] = ReasonCode.UnauthorizedPurchase,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The code of a handle. None given: unknown. Given and not known here: other, so that it is not lost as silence.</summary>
    public static ReasonCode Of(string? handle) => handle is null
        ? ReasonCode.Unknown
        : Codes.GetValueOrDefault(handle.ToLowerInvariant().Replace('_', '-'), ReasonCode.Other);
}
