using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Goods;

/// <summary>
/// What must happen to goods whatever the table of dispositions or a person says: nothing unsafe, spoiled, recalled or full of
/// somebody's data is sold on.
/// </summary>
internal static class MustRules
{
    private static readonly Disposition[] ToNobody =
        [Disposition.Quarantine, Disposition.SecureDestruction, Disposition.Recycle, Disposition.ReturnToVendor, Disposition.ReturnToCustomer];

    /// <summary>The rule that puts units in quarantine; null when none does.</summary>
    public static string? Quarantine(PolicyDocument policy, PolicyScope scope, InspectedUnits units, ReasonCode reason) => reason switch
    {
        ReasonCode.SafetyOrHealth => "must.unsafe",
        ReasonCode.ExpiredOrSpoiled => "must.expired",
        _ => GoodsRules.QuarantineFor(policy, scope, units.Grade, units.Condition, reason),
    };

    /// <summary>Whether units hold data that no certificate says was wiped.</summary>
    public static bool HoldsData(ReturnState state, PolicyDocument policy, PolicyScope scope, InspectedUnits units) =>
        GoodsRules.IsDataBearing(policy, scope) && !Certificates.Cover(state, units.Serials, units.Quantity, Events.CertificateKind.Wiped);

    /// <summary>Where goods may go when a person overrules: both limits hold at once.</summary>
    public static Func<Disposition, bool> Allowed(string? quarantine, bool holdsData) =>
        to => (quarantine is null || GoesToNobody(to)) && (!holdsData || KeepsData(to));

    /// <summary>Whether goods that are quarantined by rule, or hold data, may go there at all: never to somebody new.</summary>
    public static bool GoesToNobody(Disposition disposition) => ToNobody.Contains(disposition);

    /// <summary>Where a device with its owner's data on it may go: destroyed, held, or back to its owner.</summary>
    public static bool KeepsData(Disposition disposition) =>
        disposition is Disposition.SecureDestruction or Disposition.Quarantine or Disposition.ReturnToCustomer;
}
