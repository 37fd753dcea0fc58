using System.Text.Json;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Local.Demo;

/// <summary>The default policy with what the demo's merchant agreed with a vendor, and with its data-bearing devices.</summary>
internal static class DemoPolicy
{
    public static PolicyDocument Document { get; } = DefaultPolicy.Document with
    {
        Version = "2026-11-01",
        Vendors =
        [
            new VendorAgreement
            {
                Id = "lumen",
                Vendors = [Product.Headlamp.Vendor],
                ClaimWithinDays = 30,
                EvidenceNeeded = [ClaimEvidenceKind.Inspection, ClaimEvidenceKind.Photo],
                Violations = [new ViolationTerm { Violation = VendorViolation.DefectiveGoods, FeePerUnit = 2.50m }],
            },
        ],
        DataBearing = [new DataBearingRule { Id = "watches-hold-data", Skus = [Product.Watch.Sku] }],
    };

    /// <summary>A draft the controller tries out: a fee on everything customers simply did not want, and a lower limit.</summary>
    public static JsonElement Draft { get; } = JsonSerializer.SerializeToElement(
        Document with
        {
            Version = "draft-2026-12",
            Approval = [new ApprovalRule { Id = "approve-over-100", Over = 100, Approvers = 1 }],
            RestockingFees = [new RestockingFeeRule { Id = "fee-unwanted", Reasons = [ReasonCode.Style, ReasonCode.Color, ReasonCode.ChangedMind], Percent = 10 }],
        },
        HubJson.Document);
}
