namespace ReturnsHub.Core.Reasons;

/// <summary>
/// Which of several reasons counts first: safety, then damage, wrong item, missing, defect, not as described, size,
/// preference. What costs a person or the carrier's claim most to overlook comes first.
/// </summary>
public static class ReasonPriority
{
    /// <summary>
    /// The first and, when there is one, the second of <paramref name="codes"/>. Doubles count once; within a rank the one
    /// named first stays first. <see cref="ReasonCode.Unknown"/> only when nothing else is given.
    /// </summary>
    public static (ReasonCode Primary, ReasonCode? Secondary) Order(IEnumerable<ReasonCode> codes)
    {
        var ordered = codes.Where(c => c != ReasonCode.Unknown).Distinct().OrderBy(RankOf).Take(2).ToList();
        return ordered.Count == 0 ? (ReasonCode.Unknown, null) : (ordered[0], ordered.Count > 1 ? ordered[1] : null);
    }

    /// <summary>A code's rank: the lower, the earlier it counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a reason code.</exception>
    public static int RankOf(ReasonCode code) => code switch
    {
        ReasonCode.SafetyOrHealth => 0,
        ReasonCode.UnauthorizedPurchase => 1,
        ReasonCode.ExpiredOrSpoiled => 2,
        ReasonCode.DamagedInTransit => 3,
        ReasonCode.WrongItem => 4,
        ReasonCode.WrongQuantity or ReasonCode.MissingParts or ReasonCode.NotDelivered => 5,
        ReasonCode.Defective or ReasonCode.FailedInUse => 6,
        ReasonCode.NotAsDescribed or ReasonCode.Incompatible or ReasonCode.QualityBelowExpectation => 7,
        ReasonCode.SizeTooSmall or ReasonCode.SizeTooLarge or ReasonCode.FitOrComfort => 8,
        ReasonCode.Color or ReasonCode.Style or ReasonCode.ArrivedLate or ReasonCode.ChangedMind
            or ReasonCode.OrderedByMistake or ReasonCode.BetterPrice => 9,
        ReasonCode.Other => 10,
        ReasonCode.Unknown => 11,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Not a reason code."),
    };
}
