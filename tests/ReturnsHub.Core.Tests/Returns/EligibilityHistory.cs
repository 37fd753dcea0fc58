using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Tests.Returns;

/// <summary>What makes a generated history hard for the rules of eligibility.</summary>
internal static class EligibilityHistory
{
    /// <summary>A policy with a rule in every table that eligibility reads.</summary>
    public static PolicyDocument Strict(PolicyDocument policy) => policy with
    {
        Version = policy.Version + "-strict",
        Windows = [new WindowRule { Id = "W-defects", Reasons = [ReasonCode.Defective, ReasonCode.DamagedInTransit], Days = 90 }],
        Restricted = [new RestrictedRule { Id = "R-food", Categories = ["FOOD"], Mode = RestrictionMode.Refuse, AllowedReasons = [ReasonCode.Defective] }],
        Warranty = [new WarrantyRule { Id = "W-24", Months = 24 }],
        ProofOfPurchase = [new ProofRule { Id = "P-phones", Categories = ["PHONES"], Needed = ProofOfPurchase.Serial }],
        WithdrawalExcluded = [new WithdrawalExclusion { Id = "X-food", Categories = ["FOOD"], UnlessSealed = true }],
    };

    /// <summary>The order lines with categories that the rules name, some of them sold as final.</summary>
    public static OrderLineReport[] Varied(IReadOnlyList<OrderLineReport> lines, Random random) =>
    [
        .. lines.Select(l => l with
        {
            Category = random.Next(4) switch { 0 => "FOOD", 1 => "PHONES", _ => null },
            FinalSale = random.Next(4) == 0,
        }),
    ];

    /// <summary>A consumer withdraws from everything or from one line.</summary>
    public static WithdrawalDeclaration Declaration(IReadOnlyList<RequestedLineReport> lines, Random random) => new()
    {
        Header = Shop.Header,
        DeclarationId = "wd-1",
        Lines = random.Next(2) == 0 ? [] : [new WithdrawnUnits(lines[^1].OrderLineId!, lines[^1].Quantity)],
        Name = "Anna Example",
        Contact = "anna@example.invalid",
    };
}
