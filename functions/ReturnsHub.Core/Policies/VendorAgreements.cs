namespace ReturnsHub.Core.Policies;

/// <summary>Looks up what was agreed with a vendor.</summary>
public static class VendorAgreements
{
    /// <summary>The agreement for goods of <paramref name="scope"/>; null when there is none, or the vendor is not known.</summary>
    public static VendorAgreement? For(PolicyDocument policy, PolicyScope scope) =>
        scope.Vendor is null ? null : policy.Vendors.FirstOrDefault(a => a.Fits(scope));
}
