using ReturnsHub.Core.Wire.Contracts;

namespace ReturnsHub.Core.Tests.Wire.Contracts;

/// <summary>What counts as a broken promise to consumers, and what as an addition.</summary>
public class ContractDiffTests
{
    private static readonly ContractField Amount = new("amount", "Money", true, "1.0", "The sum.");
    private static readonly ContractField Note = new("note", "string", false, "1.0", "A note.");
    private static readonly ContractEvent Released = new("returnshub.credit.released.v1", "1.0", "A credit may be booked.", [Amount, Note]);
    private static readonly ContractShape Money = new("Money", "1.0", "An amount.") { Fields = [new("amount", "decimal", true, "1.0", "How much.")] };
    private static readonly ContractShape Reason = new("Reason", "1.0", "Why.") { Values = [new("DEFECTIVE", "1.0", "Broken."), new("LATE", "1.0", "Too late.")] };
    private static readonly ContractShape Sku = new("Sku", "1.0", "A SKU.") { Pattern = "^.+$" };

    private static readonly EventContract Published = new()
    {
        Versions = [new("1.0", "2026-11-21")],
        Envelope = [new("id", "uuid", true, "1.0", "The id.")],
        Events = [Released],
        Shapes = [Money, Reason, Sku],
    };

    /// <summary>What the code does now, whether it breaks a promise, and how that is told.</summary>
    public static TheoryData<string, bool, string> Changes => new()
    {
        { "nothing", false, "" },
        { "words only", false, "" },
        { "a field is taken away", true, "returnshub.credit.released.v1 field 'note' is gone" },
        { "a field has another type", true, "returnshub.credit.released.v1 field 'amount' was Money and is decimal" },
        { "an optional field becomes required", true, "returnshub.credit.released.v1 field 'note' became required: older events are without it" },
        { "a required field becomes optional", true, "returnshub.credit.released.v1 field 'amount' is no longer always there" },
        { "a list becomes one", true, "returnshub.credit.released.v1 field 'note' was string and is string[]" },
        { "an event is taken away", true, "event 'returnshub.credit.released.v1' is gone" },
        { "an attribute of the envelope is taken away", true, "envelope field 'id' is gone" },
        { "a code is taken away", true, "Reason value 'LATE' is gone" },
        { "a text has another form", true, "Sku has another form: '^.+$' became '^[A-Z]+$'" },
        { "a member of a shape is taken away", true, "Money field 'amount' is gone" },
        { "a field is added", false, "returnshub.credit.released.v1 field 'bonus' is new" },
        { "a code is added", false, "Reason value 'LOST' is new" },
        { "a version of an event is added", false, "event 'returnshub.credit.released.v2' is new" },
        { "a shape is added", false, "shape 'Bonus' is new" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_a_break_or_an_addition(string change, bool breaks, string told)
    {
        var diff = ContractDiff.Of(Published, After(change));
        (breaks ? diff.Breaks : diff.Additions).ShouldBe(told.Length == 0 ? [] : (string[])[told], ignoreOrder: true, customMessage: change);
        (breaks ? diff.Additions : diff.Breaks).ShouldBeEmpty(change);
    }

    [Fact]
    public void What_is_new_gets_the_contracts_last_version_and_what_was_there_keeps_its_own()
    {
        var later = Published with { Versions = [.. Published.Versions, new("1.1", "2026-12-01")] };
        var merged = ContractMerge.Of(later, After("a field is added"));
        merged.Find(Released.Type)!.Fields.Select(f => (f.Name, f.Since)).ShouldBe([("amount", "1.0"), ("note", "1.0"), ("bonus", "1.1")]);
        merged.Find(Released.Type)!.Since.ShouldBe("1.0");
    }

    [Fact]
    public void Words_of_the_contract_stand_where_the_code_has_none()
    {
        var code = Published with { Events = [Released with { What = "", Fields = [Amount with { What = "" }, Note with { What = "Said anew." }] }] };
        var merged = ContractMerge.Of(Published, code).Find(Released.Type)!;
        merged.What.ShouldBe("A credit may be booked.");
        merged.Fields.Select(f => f.What).ShouldBe(["The sum.", "Said anew."]);
    }

    private static EventContract After(string change) => change switch
    {
        "nothing" => Published,
        "words only" => With(Released with { What = "Other words." }),
        "a field is taken away" => With(Released with { Fields = [Amount] }),
        "a field has another type" => With(Released with { Fields = [Amount with { Type = "decimal" }, Note] }),
        "an optional field becomes required" => With(Released with { Fields = [Amount, Note with { Required = true }] }),
        "a required field becomes optional" => With(Released with { Fields = [Amount with { Required = false }, Note] }),
        "a list becomes one" => With(Released with { Fields = [Amount, Note with { Type = "string[]" }] }),
        "an event is taken away" => Published with { Events = [] },
        "an attribute of the envelope is taken away" => Published with { Envelope = [] },
        "a code is taken away" => With(Reason with { Values = [Reason.Values![0]] }),
        "a text has another form" => With(Sku with { Pattern = "^[A-Z]+$" }),
        "a member of a shape is taken away" => With(Money with { Fields = [] }),
        "a field is added" => With(Released with { Fields = [Amount, Note, new("bonus", "Money", false, "", "A bonus.")] }),
        "a code is added" => With(Reason with { Values = [.. Reason.Values!, new("LOST", "", "Lost.")] }),
        "a version of an event is added" => Published with { Events = [Released, Released with { Type = "returnshub.credit.released.v2" }] },
        "a shape is added" => Published with { Shapes = [.. Published.Shapes, new ContractShape("Bonus", "", "A bonus.")] },
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "Say how."),
    };

    private static EventContract With(ContractEvent e) => Published with { Events = [e] };

    private static EventContract With(ContractShape shape) => Published with { Shapes = [.. Published.Shapes.Select(s => s.Name == shape.Name ? shape : s)] };
}
