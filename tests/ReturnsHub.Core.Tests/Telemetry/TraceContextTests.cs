using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Tests.Telemetry;

/// <summary>What is taken for a trace context, and what is not.</summary>
public class TraceContextTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    public static TheoryData<string?> NoParents =>
    [
        null,
        "",
        "jane@example.com",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        Parent + "-more",
        Parent[..54],
    ];

    [Theory]
    [MemberData(nameof(NoParents))]
    public void What_is_not_a_traceparent_is_no_context(string? traceParent) => TraceContext.Of(traceParent, "vendor=1").ShouldBeNull();

    [Theory]
    [InlineData("vendor=1,other=a b", "vendor=1,other=a b")]
    [InlineData("", null)]
    [InlineData("line\nbreak", null)]
    [InlineData("Zoë", null)]
    public void A_state_that_is_not_printable_is_left_out_and_the_parent_stays(string state, string? kept) =>
        TraceContext.Of(Parent, state).ShouldBe(new TraceContext(Parent, kept));

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void A_state_longer_than_the_standard_asks_to_pass_on_is_left_out(int length, bool kept) =>
        (TraceContext.Of(Parent, new string('a', length))!.TraceState is not null).ShouldBe(kept);

    [Theory]
    [InlineData(null)]
    [InlineData("vendor=1,other=a b")]
    public void It_comes_back_from_its_text(string? state)
    {
        var context = new TraceContext(Parent, state);

        TraceContext.OfText(context.ToText()).ShouldBe(context);
    }

    [Theory]
    [InlineData("inbound-1", "inbound-1")]
    [InlineData("erp:0190", "erp:0190")]
    [InlineData("match/warehouse:wh:jane@example.com/ret_1", "match")]
    [InlineData("0190/line of jane", "0190")]
    public void A_message_id_is_shown_without_what_a_source_named(string id, string shown) => MessageIds.Shown(id).ShouldBe(shown);
}
