using System.Text;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Tests.Policies;

/// <summary>What PolicyReader refuses: each fault with its exact path, its line and what to change.</summary>
public class PolicyReaderTests
{
    private const string Inspect = """{ "id": "I-1", "required": true }""";

    [Theory]
    [InlineData("""{ "version": "" }""", "$.version", "Name the version")]
    [InlineData("""{ "version": "   " }""", "$.version", "Name the version")]
    [InlineData("""{ "version": "v12345678901234567890123456789012345678901" }""", "$.version", "1 to 40 characters")]
    [InlineData("""{ "version": 3 }""", "$.version", "A text in quotation marks")]
    [InlineData("""{ "version": "\ud800" }""", "$.version", "A text in quotation marks")]
    [InlineData("""{ "version": null }""", "$.version", "null is not allowed")]
    [InlineData("""{ "returnWindowDays": 14 }""", "$.version", "is missing")]
    [InlineData("""{ "version": "1", "version": "2" }""", "$.version", "given twice")]
    [InlineData("""{ "version": "1", "returnWindow": 14 }""", "$.returnWindow", "Known here: version, returnWindowDays")]
    [InlineData("""{ "version": "1", "Approval": [] }""", "$.Approval", "There is no such member")]
    [InlineData("""{ "version": "1", "\ud800": 1 }""", "$.?", "There is no such member")]
    [InlineData("""{ "version": "1", "returnWindowDays": 0 }""", "$.returnWindowDays", "1 to 3650 days")]
    [InlineData("""{ "version": "1", "returnWindowDays": 3651 }""", "$.returnWindowDays", "1 to 3650 days")]
    [InlineData("""{ "version": "1", "returnWindowDays": 14.5 }""", "$.returnWindowDays", "A whole number")]
    [InlineData("""{ "version": "1", "returnWindowDays": "14" }""", "$.returnWindowDays", "A whole number")]
    [InlineData("""{ "version": "1", "reasonConfidence": 1.01 }""", "$.reasonConfidence", "from 0 to 1")]
    [InlineData("""{ "version": "1", "reasonConfidence": -0.1 }""", "$.reasonConfidence", "from 0 to 1")]
    [InlineData("""{ "version": "1", "reasonConfidence": "sure" }""", "$.reasonConfidence", "A number is expected")]
    [InlineData("""{ "version": "1", "reasonConfidence": 1e400 }""", "$.reasonConfidence", "A number is expected")]
    [InlineData("""{ "version": "1", "approval": {} }""", "$.approval", "A list [")]
    [InlineData("""{ "version": "1", "approval": [7] }""", "$.approval[0]", "An object {")]
    [InlineData("""{ "version": "1", "approval": [null] }""", "$.approval[0]", "null is not allowed")]
    public void Documents_with_a_wrong_form_or_value_are_refused(string json, string path, string says) => Single(json, path, says);

    [Theory]
    [InlineData("""{ "id": "I-1", "required": "yes" }""", "$.inspection[0].required", "true or false")]
    [InlineData("""{ "id": "I-1" }""", "$.inspection[0].required", "is missing")]
    [InlineData("""{ "id": "", "required": true }""", "$.inspection[0].id", "letters, digits, - and _")]
    [InlineData("""{ "id": "fee.none", "required": true }""", "$.inspection[0].id", "letters, digits, - and _")]
    [InlineData("""{ "id": "I-1", "required": true, "unitValueUpTo": -0.01 }""", "$.inspection[0].unitValueUpTo", "0 or more")]
    [InlineData("""{ "id": "I-1", "required": true, "categories": ["Shoes"] }""", "$.inspection[0].categories[0]", "A-Z, 0-9 and _")]
    [InlineData("""{ "id": "I-1", "required": true, "categories": ["SHOES", ""] }""", "$.inspection[0].categories[1]", "A-Z, 0-9 and _")]
    [InlineData("""{ "id": "I-1", "required": true, "categories": ["A234567890123456789012345678901234567890X"] }""", "$.inspection[0].categories[0]", "1 to 40")]
    [InlineData("""{ "id": "I-1", "required": true, "categories": ["SHOES\n"] }""", "$.inspection[0].categories[0]", "A-Z, 0-9 and _")]
    [InlineData("""{ "id": "I-1", "required": true, "categories": [null] }""", "$.inspection[0].categories[0]", "null is not allowed")]
    [InlineData("""{ "id": "I-1", "required": true }, { "id": "I-2", "categories": ["SHOES"], "required": false }""", "$.inspection[1]", "I-2 never decides: I-1 above it")]
    [InlineData("""{ "id": "I-1", "unitValueUpTo": 20, "required": false }, { "id": "I-2", "categories": ["SHOES"], "unitValueUpTo": 10, "required": true }""", "$.inspection[1]", "I-2 never decides")]
    public void Inspection_rules_are_checked(string rules, string path, string says) => Single(Table("inspection", rules), path, says);

    [Theory]
    [InlineData("""{ "id": "A-1", "over": 100, "approvers": 1 }, { "id": "A-2", "over": 500, "approvers": 3 }""", "$.approval[1].approvers", "1 or 2 approvers")]
    [InlineData("""{ "id": "A-1", "over": 100, "approvers": 0 }""", "$.approval[0].approvers", "1 or 2 approvers")]
    [InlineData("""{ "id": "A-1", "over": 100, "approvers": 1 }, { "id": "A-2", "over": -5, "approvers": 1 }""", "$.approval[1].over", "0 or more")]
    [InlineData("""{ "id": "A-1", "over": 100, "approvers": 1 }, { "id": "A-2", "over": "100.00", "approvers": 2 }""", "$.approval[1].over", "A-1 has the same limit")]
    [InlineData("""{ "id": "A-1", "over": 100, "approvers": 2 }, { "id": "A-2", "over": 500, "approvers": 1 }""", "$.approval[1].approvers", "A-1 asks for 2 approvers at a lower limit")]
    [InlineData("""{ "id": "A-2", "over": 500, "approvers": 1 }, { "id": "A-1", "over": 100, "approvers": 2 }""", "$.approval[0].approvers", "A-1 asks for 2 approvers at a lower limit")]
    [InlineData("""{ "id": "A-1", "over": 100, "approvers": 1 }, { "id": "A-1", "over": 500, "approvers": 2 }""", "$.approval[1].id", "taken by $.approval[0].id")]
    [InlineData("""{ "id": "A-1", "over": 100, "approvers": 1, "by": "finn" }""", "$.approval[0].by", "Known here: over, approvers, secondBy, id")]
    public void Approval_rules_are_checked(string rules, string path, string says) => Single(Table("approval", rules), path, says);

    [Theory]
    [InlineData("""{ "id": "F-1", "percent": 100.01 }""", "$.restockingFees[0].percent", "from 0 to 100")]
    [InlineData("""{ "id": "F-1", "percent": -1 }""", "$.restockingFees[0].percent", "from 0 to 100")]
    [InlineData("""{ "id": "F-1", "percent": 10, "reasons": ["CHANGED_MIND", "BORED"] }""", "$.restockingFees[0].reasons[1]", "Use one of UNKNOWN, SIZE_TOO_SMALL")]
    [InlineData("""{ "id": "F-1", "percent": 10, "reasons": ["changed_mind"] }""", "$.restockingFees[0].reasons[0]", "Use one of")]
    [InlineData("""{ "id": "F-1", "percent": 10, "reasons": ["CHANGED_MIND, COLOR"] }""", "$.restockingFees[0].reasons[0]", "Use one of")]
    [InlineData("""{ "id": "F-1", "percent": 10, "grades": ["E"] }""", "$.restockingFees[0].grades[0]", "Use one of U, N, A, B, C, D.")]
    [InlineData("""{ "id": "F-1", "percent": 10, "grades": [1] }""", "$.restockingFees[0].grades[0]", "Use one of U, N, A, B, C, D.")]
    [InlineData("""{ "id": "F-1", "grades": ["B", "C"], "percent": 10 }, { "id": "F-2", "grades": ["C"], "reasons": ["COLOR"], "percent": 20 }""", "$.restockingFees[1]", "F-2 never decides")]
    public void Restocking_fees_are_checked(string rules, string path, string says) => Single(Table("restockingFees", rules), path, says);

    [Theory]
    [InlineData("""{ "id": "D-1", "disposition": "BURN" }""", "$.dispositions[0].disposition", "Use one of RESTOCK, REFURBISH, REPAIR, RETURN_TO_VENDOR")]
    [InlineData("""{ "id": "D-1", "disposition": "KEEP_ITEM" }""", "$.dispositions[0].disposition", "Use a returnless rule")]
    [InlineData("""{ "id": "D-1", "disposition": "RESTOCK" }, { "id": "D-2", "disposition": "RECYCLE" }""", "$.dispositions[1]", "D-2 never decides: D-1")]
    [InlineData("""{ "id": "D-1", "grades": ["U", "N", "A", "B", "C", "D"], "disposition": "RESTOCK" }, { "id": "D-2", "disposition": "RECYCLE" }""", "$.dispositions[1]", "D-2 never decides: D-1")]
    public void Dispositions_are_checked(string rules, string path, string says) => Single(Table("dispositions", rules), path, says);

    [Theory]
    [InlineData("""{ "id": "R-1", "lineValueUpTo": -1 }""", "$.returnless[0].lineValueUpTo", "0 or more")]
    [InlineData("""{ "id": "R-1", "lineValueUpTo": 20 }, { "id": "R-2", "lineValueUpTo": 20, "reasons": ["DEFECTIVE"] }""", "$.returnless[1]", "R-2 never decides: R-1")]
    public void Returnless_rules_are_checked(string rules, string path, string says) => Single(Table("returnless", rules), path, says);

    [Theory]
    [InlineData("""{ "category": "shoes", "skuPrefixes": ["SHO-"] }""", "$.categories[0].category", "A-Z, 0-9 and _")]
    [InlineData("""{ "category": "SHOES", "skuPrefixes": [] }""", "$.categories[0].skuPrefixes", "at least one SKU prefix")]
    [InlineData("""{ "category": "SHOES", "skuPrefixes": [""] }""", "$.categories[0].skuPrefixes[0]", "1 to 100 characters")]
    [InlineData("""{ "category": "SHOES", "skuPrefixes": ["SHO-"] }, { "category": "BOOTS", "skuPrefixes": ["BOO-", "SHO-"] }""", "$.categories[1].skuPrefixes[1]", "claimed before, by $.categories[0].skuPrefixes[0]")]
    [InlineData("""{ "category": "SHOES", "skuPrefixes": ["SHO-"] }, { "category": "BOOTS", "skuPrefixes": ["SHO-BOO-"] }""", "$.categories[1].skuPrefixes[0]", "belong to SHO-")]
    public void Categories_are_checked(string rules, string path, string says) => Single(Table("categories", rules), path, says);

    [Theory]
    [InlineData("", 1)]
    [InlineData("{\n\"version\": \"1\",\n\"approval\": [\n{ oops\n", 4)]
    [InlineData("{ \"version\": \"1\" } {}", 1)]
    public void What_is_no_JSON_is_refused_with_its_line(string json, int line)
    {
        var fault = Read(json).Faults.ShouldHaveSingleItem();
        fault.Line.ShouldBe(line);
        fault.Message.ShouldStartWith("Not JSON from here on");
        fault.Message.ShouldNotContain("LineNumber");
    }

    [Fact]
    public void A_fault_names_the_line_of_its_value_and_a_missing_member_the_line_of_its_rule()
    {
        var result = Read("""
            {
              // A comment moves nothing.
              "version": "1",
              "approval": [
                { "id": "A-1", "over": 100, "approvers": 1 },
                {
                  "id": "A-2",
                  "over": -500,
                  "approvers": 0
                }
              ]
            }
            """);
        result.Policy.ShouldBeNull();
        result.Faults.Select(f => (f.Path, f.Line)).ShouldBe([("$.approval[1].over", 8), ("$.approval[1].approvers", 9)]);
        result.Faults[0].ToString().ShouldStartWith("line 8, $.approval[1].over: ");

        Read("{\n\"version\": \"1\",\n\"approval\": [\n{ \"id\": \"A-1\",\n \"over\": 1 } ] }").Faults.ShouldHaveSingleItem()
            .ShouldBe(new PolicyFault("$.approval[0].approvers", 4, "The member is missing. Add it."));
    }

    [Fact]
    public void All_faults_of_the_form_are_told_at_once_up_to_a_hundred()
    {
        Read("""{ "versoin": "1", "returnWindowDays": "x", "dispositions": [{ "id": "D-1", "grades": ["Z"], "disposition": "BURN" }] }""")
            .Faults.Select(f => f.Path).ShouldBe(["$.versoin", "$.returnWindowDays", "$.dispositions[0].grades[0]", "$.dispositions[0].disposition", "$.version"]);
        Read($$"""{ "version": "1", "inspection": [{{string.Join(',', Enumerable.Repeat("1", 400))}}] }""").Faults.Count.ShouldBe(PolicyReader.MostFaults);
    }

    [Fact]
    public void More_than_500_rules_or_one_megabyte_are_refused()
    {
        string Approvals(int count) => Table("approval", string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{ "id": "A-{{i}}", "over": {{i}}, "approvers": 1 }""")));
        Read(Approvals(500)).Faults.ShouldBeEmpty();
        Single(Approvals(501), "$.approval", "501 entries are too many. Keep at most 500.");

        var blanks = new string(' ', PolicyReader.MostBytes - 16);
        Read($$"""{"version":"1"}{{blanks}} """).Faults.ShouldBeEmpty();
        Single($$"""{"version":"1"}{{blanks}}  """, "$", "larger than 1 MB");
    }

    [Fact]
    public void A_megabyte_of_prefixes_or_faults_is_refused_without_long_work()
    {
        // Every prefix is a beginning of the next: the worst case for finding shadows.
        var prefixes = string.Join(',', Enumerable.Range(1, 99).Select(n => $"\"{new string('A', 100 - n)}\""));
        Read(Table("categories", $$"""{ "category": "A", "skuPrefixes": [{{prefixes}}] }""")).Faults.ShouldBeEmpty();
        Read($"[{string.Join(',', Enumerable.Repeat("0", 500_000))}]").Faults.ShouldHaveSingleItem().Path.ShouldBe("$");
        Read(new string('[', 5_000)).Faults.ShouldNotBeEmpty();
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_refused_and_a_byte_order_mark_is_not()
    {
        PolicyReader.Read(new byte[] { (byte)'{', 0xC3, 0x28, (byte)'}' }).Faults.ShouldHaveSingleItem().Message.ShouldContain("UTF-8");
        PolicyReader.Read(new byte[] { 0xEF, 0xBB, 0xBF }.Concat(Encoding.UTF8.GetBytes("""{ "version": "1" }""")).ToArray()).Policy!.Version.ShouldBe("1");
    }

    [Fact]
    public void Rules_that_can_be_reached_are_accepted()
    {
        Read(Table("inspection", """{ "id": "I-1", "unitValueUpTo": 20, "required": false }, { "id": "I-2", "unitValueUpTo": 50, "required": true }, """ + Inspect.Replace("I-1", "I-3", StringComparison.Ordinal))).Faults.ShouldBeEmpty();
        // Units without a grade fit only the second of these.
        Read(Table("restockingFees", """{ "id": "F-1", "grades": ["U", "N", "A", "B", "C", "D"], "percent": 10 }, { "id": "F-2", "percent": 5 }""")).Faults.ShouldBeEmpty();
        Read(Table("dispositions", """{ "id": "D-1", "categories": ["A"], "disposition": "RESTOCK" }, { "id": "D-2", "disposition": "RECYCLE" }""")).Faults.ShouldBeEmpty();
        Read(Table("categories", """{ "category": "BOOTS", "skuPrefixes": ["SHO-BOO-"] }, { "category": "SHOES", "skuPrefixes": ["SHO-"] }""")).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Comments_trailing_commas_and_null_for_no_window_are_accepted()
    {
        var policy = Read("""
            { // yes
              "version": "1", "returnWindowDays": null, "reasonConfidence": "0.85",
              "approval": [ { "id": "A-1", "over": 99.95, "approvers": 2, }, ], /* and yes */
            }
            """).Policy.ShouldNotBeNull();
        policy.ReturnWindowDays.ShouldBeNull();
        policy.ReasonConfidence.ShouldBe(0.85m);
        policy.Approval.ShouldHaveSingleItem().ShouldBe(new ApprovalRule { Id = "A-1", Over = 99.95m, Approvers = 2 });
    }

    private static string Table(string name, string rules) => $$"""{ "version": "1", "{{name}}": [{{rules}}] }""";

    private static PolicyResult Read(string json) => PolicyReader.Read(Encoding.UTF8.GetBytes(json));

    private static void Single(string json, string path, string says)
    {
        var result = Read(json);
        result.Policy.ShouldBeNull();
        var fault = result.Faults.ShouldHaveSingleItem();
        fault.Path.ShouldBe(path);
        fault.Message.ShouldContain(says);
    }
}
