using System.Text;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Comparing;

namespace ReturnsHub.Core.Tests.Policies.Comparing;

/// <summary>One row per kind of change: what changes, and whether it loosens a limit.</summary>
public class PolicyComparisonTests
{
    private const string Inspect = """{"id":"i1","unitValueUpTo":20,"required":false},{"id":"i2","required":true}""";
    private const string Approve = """{"id":"a1","over":150,"approvers":1},{"id":"a2","over":1000,"approvers":2}""";
    private const string Fees = """{"id":"f1","grades":["B"],"percent":10},{"id":"f2","grades":["C"],"percent":25}""";
    private const string Route = """{"id":"d1","grades":["D"],"disposition":"QUARANTINE"},{"id":"d2","grades":["C"],"disposition":"SECURE_DESTRUCTION"},{"id":"d3","disposition":"RESTOCK"}""";
    private const string Keep = """{"id":"r1","reasons":["DEFECTIVE"],"lineValueUpTo":12}""";

    [Theory]
    [InlineData("\"returnWindowDays\":30", "\"returnWindowDays\":29", "29", false)]
    [InlineData("\"returnWindowDays\":30", "\"returnWindowDays\":31", "30 → 31", true)]
    [InlineData("\"returnWindowDays\":30", "\"returnWindowDays\":null", "30 → none", true)]
    [InlineData("\"returnWindowDays\":null", "\"returnWindowDays\":365", "none → 365", false)]
    [InlineData("\"reasonConfidence\":0.7", "\"reasonConfidence\":0.69", "0.7 → 0.69", true)]
    [InlineData("\"reasonConfidence\":0.7", "\"reasonConfidence\":0.71", "0.71", false)]
    public void Values(string old, string now, string what, bool loosens)
    {
        var change = Compare(old, now).ShouldHaveSingleItem();
        (change.RuleId, change.Loosens).ShouldBe((null, loosens));
        change.What.ShouldContain(what);
    }

    [Theory]
    [InlineData(Inspect, """{"id":"i1","unitValueUpTo":10,"required":false},{"id":"i2","required":true}""", "i1", false)]
    [InlineData(Inspect, """{"id":"i1","unitValueUpTo":21,"required":false},{"id":"i2","required":true}""", "i1", true)]
    [InlineData(Inspect, """{"id":"i1","unitValueUpTo":20,"required":true},{"id":"i2","required":true}""", "i1", false)]
    [InlineData(Inspect, """{"id":"i1","unitValueUpTo":20,"required":false},{"id":"i2","required":false}""", "i2", true)]
    [InlineData(Inspect, """{"id":"i2","required":true}""", "i1", false)]
    [InlineData(Inspect, """{"id":"i1","unitValueUpTo":20,"required":false}""", "i2", false)]
    [InlineData(Inspect, """{"id":"new","skus":["X"],"required":true},{"id":"i1","unitValueUpTo":20,"required":false},{"id":"i2","required":true}""", "new", false)]
    [InlineData(Inspect, """{"id":"new","skus":["X"],"required":false},{"id":"i1","unitValueUpTo":20,"required":false},{"id":"i2","required":true}""", "new", true)]
    [InlineData(Inspect, """{"id":"i1","unitValueUpTo":20,"vendors":["V"],"required":false},{"id":"i2","required":true}""", "i1", false)]
    [InlineData("""{"id":"i0","skus":["X"],"required":true},{"id":"i1","required":false}""", """{"id":"i0","skus":["X","Y"],"required":true},{"id":"i1","required":false}""", "i0", false)]
    [InlineData("""{"id":"i0","skus":["X","Y"],"required":true},{"id":"i1","required":false}""", """{"id":"i0","skus":["X"],"required":true},{"id":"i1","required":false}""", "i0", true)]
    [InlineData("""{"id":"i0","skus":["X"],"required":true},{"id":"i1","required":false}""", """{"id":"i1","required":false}""", "i0", true)]
    [InlineData("""{"id":"i0","skus":["X"],"required":true},{"id":"i1","segments":["S"],"required":false}""", """{"id":"i1","segments":["S"],"required":false},{"id":"i0","skus":["X"],"required":true}""", "i1", true)]
    [InlineData("""{"id":"i1","segments":["S"],"required":false},{"id":"i0","skus":["X"],"required":true}""", """{"id":"i0","skus":["X"],"required":true},{"id":"i1","segments":["S"],"required":false}""", "i0", false)]
    public void Inspection(string old, string now, string rule, bool loosens) => Single("inspection", old, now, rule, loosens);

    [Theory]
    [InlineData(Approve, """{"id":"a1","over":149.99,"approvers":1},{"id":"a2","over":1000,"approvers":2}""", "a1, a2", false)]
    [InlineData(Approve, """{"id":"a1","over":150.01,"approvers":1},{"id":"a2","over":1000,"approvers":2}""", "a1, a2", true)]
    [InlineData(Approve, """{"id":"a1","over":150,"approvers":1},{"id":"a2","over":2000,"approvers":2}""", "a1, a2", true)]
    [InlineData(Approve, """{"id":"a1","over":150,"approvers":2},{"id":"a2","over":1000,"approvers":2}""", "a1, a2", false)]
    [InlineData(Approve, """{"id":"a1","over":150,"approvers":1},{"id":"a2","over":1000,"approvers":1}""", "a1, a2", true)]
    [InlineData(Approve, """{"id":"a1","over":150,"approvers":1}""", "a1", true)]
    [InlineData(Approve, """{"id":"a2","over":150,"approvers":2}""", "a2", false)]
    [InlineData(Approve, """{"id":"a0","over":50,"approvers":1},{"id":"a1","over":150,"approvers":1},{"id":"a2","over":1000,"approvers":2}""", "a0, a1, a2", false)]
    [InlineData(Approve, "", "a1, a2", true)]
    [InlineData("", Approve, "a1, a2", false)]
    [InlineData(Approve, """{"id":"vip","segments":["vip"],"over":500,"approvers":1},""" + Approve, "vip", true)]
    [InlineData(Approve, """{"id":"new","segments":["new"],"over":50,"approvers":2},""" + Approve, "new", false)]
    [InlineData("""{"id":"vip","segments":["vip"],"over":500,"approvers":1},""" + Approve, Approve, "vip", false)]
    [InlineData("""{"id":"new","segments":["new"],"over":50,"approvers":2},""" + Approve, Approve, "new", true)]
    public void Approval(string old, string now, string rule, bool loosens) => Single("approval", old, now, rule, loosens);

    [Theory]
    [InlineData(Fees, """{"id":"f1","grades":["B"],"percent":9.5},{"id":"f2","grades":["C"],"percent":25}""", "f1", true)]
    [InlineData(Fees, """{"id":"f1","grades":["B"],"percent":11},{"id":"f2","grades":["C"],"percent":25}""", "f1", false)]
    [InlineData(Fees, """{"id":"f1","grades":["B"],"percent":10}""", "f2", true)]
    [InlineData(Fees, Fees + """,{"id":"f3","grades":["D"],"percent":50}""", "f3", false)]
    [InlineData(Fees, """{"id":"f0","segments":["vip"],"percent":0},""" + Fees, "f0", true)]
    [InlineData(Fees, """{"id":"f0","segments":["vip"],"percent":25},""" + Fees, "f0", false)]
    [InlineData(Fees, """{"id":"f1","grades":["B"],"reasons":["COLOR"],"percent":10},{"id":"f2","grades":["C"],"percent":25}""", "f1", true)]
    [InlineData("""{"id":"f1","grades":["B"],"percent":10},{"id":"f2","grades":["C","D"],"percent":25}""", """{"id":"f1","grades":["B","C"],"percent":10},{"id":"f2","grades":["C","D"],"percent":25}""", "f1", true)]
    [InlineData(Fees, """{"id":"f1","grades":["B","D"],"percent":10},{"id":"f2","grades":["C"],"percent":25}""", "f1", false)]
    public void Restocking_fees(string old, string now, string rule, bool loosens) => Single("restockingFees", old, now, rule, loosens);

    [Theory]
    [InlineData("QUARANTINE", "RESTOCK", true)]
    [InlineData("QUARANTINE", "RESELL", true)]
    [InlineData("QUARANTINE", "SECURE_DESTRUCTION", true)]
    [InlineData("SECURE_DESTRUCTION", "RESTOCK", true)]
    [InlineData("SECURE_DESTRUCTION", "REFURBISH", true)]
    [InlineData("RESTOCK", "RECYCLE", true)]
    [InlineData("RESTOCK", "QUARANTINE", false)]
    [InlineData("SECURE_DESTRUCTION", "QUARANTINE", false)]
    public void Dispositions_that_change(string old, string now, bool loosens) => Single(
        "dispositions", $$"""{"id":"d1","grades":["D"],"disposition":"{{old}}"}""", $$"""{"id":"d1","grades":["D"],"disposition":"{{now}}"}""", "d1", loosens);

    [Theory]
    [InlineData(Route, """{"id":"d2","grades":["C"],"disposition":"SECURE_DESTRUCTION"},{"id":"d3","disposition":"RESTOCK"}""", "d1", true)]
    [InlineData(Route, """{"id":"d1","grades":["D"],"disposition":"QUARANTINE"},{"id":"d2","grades":["C"],"disposition":"SECURE_DESTRUCTION"}""", "d3", false)]
    [InlineData(Route, """{"id":"d0","reasons":["SAFETY_OR_HEALTH"],"disposition":"QUARANTINE"},""" + Route, "d0", false)]
    [InlineData(Route, """{"id":"d0","vendors":["V"],"disposition":"RESELL"},""" + Route, "d0", true)]
    [InlineData("""{"id":"d1","grades":["D"],"disposition":"RESTOCK"}""", """{"id":"d1","grades":["D"],"disposition":"RESTOCK"},{"id":"d2","grades":["C"],"disposition":"RESTOCK"}""", "d2", true)]
    public void Dispositions_that_come_and_go(string old, string now, string rule, bool loosens) => Single("dispositions", old, now, rule, loosens);

    [Theory]
    [InlineData(Keep, """{"id":"r1","reasons":["DEFECTIVE"],"lineValueUpTo":13}""", "r1", true)]
    [InlineData(Keep, """{"id":"r1","reasons":["DEFECTIVE"],"lineValueUpTo":11}""", "r1", false)]
    [InlineData(Keep, """{"id":"r1","reasons":["DEFECTIVE","COLOR"],"lineValueUpTo":12}""", "r1", true)]
    [InlineData(Keep, """{"id":"r1","lineValueUpTo":12}""", "r1", true)]
    [InlineData(Keep, Keep + """,{"id":"r2","skus":["X"],"lineValueUpTo":1}""", "r2", true)]
    [InlineData(Keep, "", "r1", false)]
    public void Returnless(string old, string now, string rule, bool loosens) => Single("returnless", old, now, rule, loosens);

    [Theory]
    [InlineData("""{"category":"SHOES","skuPrefixes":["SHO-"]}""", """{"category":"SHOES","skuPrefixes":["SHO-","BOO-"]}""")]
    [InlineData("", """{"category":"SHOES","skuPrefixes":["SHO-"]}""")]
    [InlineData("""{"category":"SHOES","skuPrefixes":["SHO-"]}""", "")]
    public void Categories_decide_which_rules_fit_so_any_change_of_them_counts_as_loosening(string old, string now) => Single("categories", old, now, "SHOES", true);

    [Fact]
    public void The_same_policy_under_another_version_changes_nothing() => PolicyComparison.Of(
        DefaultPolicy.Document, DefaultPolicy.Document with { Version = "another" }).ShouldSatisfyAllConditions(c => c.Changes.ShouldBeEmpty(), c => c.Loosens.ShouldBeFalse());

    [Fact]
    public void Scopes_in_another_order_and_approval_rules_in_another_order_change_nothing() => Compare(
        """ "approval":[{"id":"v","segments":["a","b"],"over":1,"approvers":1},{"id":"a1","over":150,"approvers":1},{"id":"a2","over":1000,"approvers":2}] """,
        """ "approval":[{"id":"v","segments":["b","a"],"over":1,"approvers":1},{"id":"a2","over":1000,"approvers":2},{"id":"a1","over":150,"approvers":1}] """).ShouldBeEmpty();

    [Fact]
    public void One_loosening_change_among_tightening_ones_makes_the_whole_loosening()
    {
        var comparison = PolicyComparison.Of(
            DefaultPolicy.Document, DefaultPolicy.Document with { Version = "2", ReturnWindowDays = 14, ReasonConfidence = 0.6m, Returnless = [] });
        comparison.Changes.Select(c => (c.Table, c.Loosens)).ShouldBe([("returnWindowDays", false), ("reasonConfidence", true), ("returnless", false)]);
        comparison.Loosens.ShouldBeTrue();
    }

    private static void Single(string table, string old, string now, string rule, bool loosens)
    {
        var change = Compare($"\"{table}\":[{old}]", $"\"{table}\":[{now}]").ShouldHaveSingleItem();
        (change.Table, change.RuleId, change.Loosens).ShouldBe((table, rule, loosens), change.What);
        change.What.ShouldNotBeNullOrWhiteSpace();
    }

    private static IReadOnlyList<PolicyChange> Compare(string old, string now) => PolicyComparison.Of(Read(old), Read(now)).Changes;

    private static PolicyDocument Read(string members)
    {
        var result = PolicyReader.Read(Encoding.UTF8.GetBytes($"{{\"version\":\"1\",{members}}}"));
        result.Faults.ShouldBeEmpty();
        return result.Policy!;
    }
}
