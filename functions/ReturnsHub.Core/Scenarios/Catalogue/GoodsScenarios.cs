using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Scenarios.Telling;
using static ReturnsHub.Core.Scenarios.Telling.Back;
using static ReturnsHub.Core.Scenarios.Telling.Sale;

namespace ReturnsHub.Core.Scenarios.Catalogue;

/// <summary>What becomes of the goods.</summary>
internal static class GoodsScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "reversal-after-correction",
            "A jacket is graded like new and put on the shelf; the next day the inspection is corrected to light wear.",
            "One credit memo over 119.00 EUR that stays as it is. The jacket moves from stock to the outlet; the first journal entry is reversed, the second values it at 25.00.",
            s => s.Ordered(OneJacket(s)).Accepted(Asks(Article.Jacket, ReasonCode.FitOrComfort)).CameBack(Found(Article.Jacket, Grade.A))
                .By(Cast.Inspector, new InspectionReported("INS-1", [Found(Article.Jacket, Grade.B, condition: Condition.Used)]), hours: 24)),
        new(
            "write-off",
            "A headlamp comes back broken beyond use and is destroyed with a certificate.",
            "One credit memo over 59.50 EUR, the headlamp disposed of, its cost of 18.00 expensed as destroyed.",
            s => s.Ordered(OneHeadlamp(s)).Accepted(Asks(Article.Headlamp, ReasonCode.QualityBelowExpectation))
                .CameBack(Found(Article.Headlamp, Grade.D, condition: Condition.Damaged) with { Serials = [s.Serial] })
                .By(Cast.Inspector, new DestructionReported("CERT-1", s.Serial, "SHREDDED", CertificateKind.Destroyed), hours: 24)),
        new(
            "vendor-claim",
            "A headlamp is defective and goes back to its vendor; the claim is sent with the inspection and a picture.",
            "One credit memo over 59.50 EUR, the headlamp held for the vendor at 18.00 as a receivable, a claim over 20.50 sent.",
            s => s.Ordered(OneHeadlamp(s)).Accepted(Asks(Article.Headlamp, ReasonCode.Defective))
                .CameBack(Found(Article.Headlamp, Grade.D, condition: Condition.Damaged) with { Serials = [s.Serial], Photos = ["photo-1"] })
                .By(Cast.Controller, new ClaimSubmission($"{CodeNames.Of(Fault.Vendor)}/rl-1"), hours: 24)),
        new(
            "quarantine-safety",
            "A headlamp gave a shock; a clerk confirms the reason, and the headlamp is held however good it looks.",
            "One credit memo over 59.50 EUR, the headlamp in quarantine, no journal entry until somebody releases it.",
            s => s.Ordered(OneHeadlamp(s)).Accepted(Asks(Article.Headlamp, ReasonCode.SafetyOrHealth))
                .By(Cast.Clerk, new ReasonSettled("rl-1", ReasonCode.SafetyOrHealth))
                .CameBack(Found(Article.Headlamp, Grade.A) with { Serials = [s.Serial] })),
    ];
}
