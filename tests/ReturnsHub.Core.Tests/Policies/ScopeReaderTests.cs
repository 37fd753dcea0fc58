using System.Text;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Tests.Policies;

/// <summary>What PolicyReader refuses in the scopes of rules: form, duplicates, and rules that another one hides.</summary>
public class ScopeReaderTests
{
    /// <summary>A rule of each table with an <c>id</c> and a scope, lacking nothing else.</summary>
    private static readonly Dictionary<string, string> Rests = new(StringComparer.Ordinal)
    {
        ["inspection"] = "\"required\": true",
        ["approval"] = "\"over\": 100, \"approvers\": 1",
        ["restockingFees"] = "\"percent\": 10",
        ["dispositions"] = "\"disposition\": \"RECYCLE\"",
        ["returnless"] = "\"lineValueUpTo\": 10",
    };

    public static TheoryData<string, string> TablesAndScopes()
    {
        var data = new TheoryData<string, string>();
        foreach (var table in Rests.Keys)
        {
            foreach (var scope in new[] { "channels", "countries", "categories", "skus", "segments", "vendors" }) data.Add(table, scope);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(TablesAndScopes))]
    public void A_rule_that_a_wider_one_above_hides_is_refused_with_its_line(string table, string scope)
    {
        var hidden = Read(table, Rule(table, "upper", ""), Rule(table, "lower", $"\"{scope}\": [\"AA\"]"));
        hidden.Faults.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Path.ShouldBe($"$.{table}[1]"), f => f.Line.ShouldBe(4), f => f.Message.ShouldStartWith("lower never decides: "), f => f.Message.ShouldContain("upper"));
        Read(table, Rule(table, "upper", $"\"{scope}\": [\"AA\", \"BB\"]"), Rule(table, "lower", $"\"{scope}\": [\"BB\"]"))
            .Faults.ShouldHaveSingleItem().Path.ShouldBe($"$.{table}[1]");
    }

    [Theory]
    [MemberData(nameof(TablesAndScopes))]
    public void An_override_above_the_general_rule_and_rules_that_only_overlap_are_accepted(string table, string scope)
    {
        Read(table, Rule(table, "narrow", $"\"{scope}\": [\"AA\"]"), Rule(table, "general", "")).Faults.ShouldBeEmpty();
        Read(table, Rule(table, "one", $"\"{scope}\": [\"AA\", \"BB\"]"), Rule(table, "two", $"\"{scope}\": [\"BB\", \"CC\"]")).Faults.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(TablesAndScopes))]
    public void A_name_listed_twice_is_refused_where_it_stands_again(string table, string scope) =>
        Single(Read(table, Rule(table, "one", $"\"{scope}\": [\"AA\", \"BB\", \"AA\"]")), $"$.{table}[0].{scope}[2]", "listed twice");

    [Theory]
    [InlineData("countries", "de", "two capital letters")]
    [InlineData("countries", "DEU", "two capital letters")]
    [InlineData("countries", "Germany", "two capital letters")]
    [InlineData("countries", "", "two capital letters")]
    [InlineData("countries", "D\u00c4", "two capital letters")]
    [InlineData("categories", "Shoes", "A-Z, 0-9 and _")]
    [InlineData("channels", "", "1 to 100 characters")]
    [InlineData("channels", "  ", "1 to 100 characters")]
    [InlineData("segments", "vip\\n", "1 to 100 characters")]
    [InlineData("vendors", "a\\u0007b", "1 to 100 characters")]
    [InlineData("skus", "X2345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901", "1 to 100 characters")]
    public void A_name_of_a_wrong_form_is_refused_in_every_table(string scope, string value, string says)
    {
        foreach (var table in Rests.Keys)
            Single(Read(table, Rule(table, "one", $"\"{scope}\": [\"{value}\"]")), $"$.{table}[0].{scope}[0]", says);
    }

    [Fact]
    public void Limits_overlap_within_a_scope_only()
    {
        // The same limit in two scopes is no overlap; in one, in whatever order its names are listed, it is.
        Read("approval", """{ "id": "vip", "segments": ["vip"], "over": 100, "approvers": 2 }""", """{ "id": "all", "over": 100, "approvers": 1 }""").Faults.ShouldBeEmpty();
        Single(
            Read("approval", """{ "id": "vip", "segments": ["vip", "staff"], "over": 100, "approvers": 2 }""", """{ "id": "again", "segments": ["staff", "vip"], "over": 100, "approvers": 1 }"""),
            "$.approval[1].over", "vip has the same limit");
        Single(
            Read("approval", """{ "id": "vip", "segments": ["vip"], "over": 100, "approvers": 2 }""", """{ "id": "vip-more", "segments": ["vip"], "over": 500, "approvers": 1 }"""),
            "$.approval[1].approvers", "vip asks for 2 approvers at a lower limit");
    }

    [Fact]
    public void An_approval_scope_is_hidden_by_where_its_first_rule_stands()
    {
        var result = Read(
            "approval", """{ "id": "all-150", "over": 150, "approvers": 1 }""", """{ "id": "vip-500", "segments": ["vip"], "over": 500, "approvers": 1 }""",
            """{ "id": "all-1000", "over": 1000, "approvers": 2 }""", """{ "id": "vip-2000", "segments": ["vip"], "over": 2000, "approvers": 2 }""");
        result.Faults.Select(f => (f.Path, f.Line)).ShouldBe([("$.approval[1]", 4), ("$.approval[3]", 6)]);
        result.Faults.ShouldAllBe(f => f.Message.Contains("Move it above all-150", StringComparison.Ordinal));
    }

    private static string Rule(string table, string id, string scope) =>
        $"{{ \"id\": \"{id}\", {scope}{(scope.Length > 0 ? ", " : "")}{Rests[table]} }}";

    private static PolicyResult Read(string table, params string[] rules) =>
        PolicyReader.Read(Encoding.UTF8.GetBytes($"{{ \"version\": \"1\",\n\"{table}\": [\n{string.Join(",\n", rules)} ] }}"));

    private static void Single(PolicyResult result, string path, string says)
    {
        var fault = result.Faults.ShouldHaveSingleItem();
        fault.Path.ShouldBe(path);
        fault.Message.ShouldContain(says);
    }
}
