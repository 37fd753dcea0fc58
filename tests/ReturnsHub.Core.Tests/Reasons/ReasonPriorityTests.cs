using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Reasons;

namespace ReturnsHub.Core.Tests.Reasons;

public class ReasonPriorityTests
{
    [Fact]
    public void Reasons_rank_as_the_codes_document_says()
    {
        ReasonCode[] ranked =
        [
            ReasonCode.SafetyOrHealth, ReasonCode.DamagedInTransit, ReasonCode.WrongItem, ReasonCode.MissingParts,
            ReasonCode.Defective, ReasonCode.NotAsDescribed, ReasonCode.SizeTooSmall, ReasonCode.Color,
        ];
        for (var i = 0; i + 1 < ranked.Length; i++)
            ReasonPriority.Order([ranked[i + 1], ranked[i]]).ShouldBe((ranked[i], ranked[i + 1]));
    }

    [Fact]
    public void Doubles_and_unknowns_make_no_second_reason()
    {
        ReasonPriority.Order([ReasonCode.Color, ReasonCode.Unknown, ReasonCode.Color]).ShouldBe((ReasonCode.Color, null));
        ReasonPriority.Order([]).ShouldBe((ReasonCode.Unknown, null));
        ReasonPriority.Order([ReasonCode.Unknown]).ShouldBe((ReasonCode.Unknown, null));
    }

    [Fact]
    public void Every_code_has_a_rank_and_one_meaning()
    {
        var codes = Enum.GetValues<ReasonCode>();
        foreach (var code in codes) Should.NotThrow(() => ReasonPriority.RankOf(code));
        Taxonomy.Reasons.Select(r => r.Code).ShouldBe(codes);
        Taxonomy.Reasons.Select(r => r.Meaning).ShouldBeUnique();
        foreach (var reason in Taxonomy.Reasons) Taxonomy.MeaningOf(reason.Code).ShouldBe(reason.Meaning);
    }
}
