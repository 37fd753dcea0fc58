using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Primitives;
using static ReturnsHub.Core.Tests.Policies.Versions.PolicyOffice;

namespace ReturnsHub.Core.Tests.Policies.Versions;

/// <summary>Given: version v1 in force from the file, with a window of 30 days and one approver over 150. Pia proposes.</summary>
public class PolicyVersionsTests
{
    private readonly PolicyOffice _office = new();

    [Theory]
    [InlineData(14, 150, "pia", null)]
    [InlineData(14, 150, "otto", null)]
    [InlineData(30, 100, "pia", null)]
    [InlineData(30, 200, "pia", "policy-second-person-needed")]
    [InlineData(30, 200, "otto", null)]
    [InlineData(31, 150, "pia", "policy-second-person-needed")]
    [InlineData(31, 150, "otto", null)]
    [InlineData(14, 150.01, "pia", "policy-second-person-needed")]
    public async Task A_change_that_loosens_needs_somebody_else_than_who_proposed_it(int window, double over, string approver, string? refused)
    {
        var draft = Done(await _office.ProposeAsync(Document("v2", window, (decimal)over)));
        draft.Version.Status.ShouldBe(PolicyStatus.Draft);
        draft.Comparison!.Changes.ShouldNotBeEmpty();

        var outcome = await _office.ApproveAsync("v2", Actor.Person(approver));

        if (refused is not null)
        {
            Refused(outcome).ShouldBe(refused);
            (await _office.NowAsync()).ShouldBe("v1");
            (await _office.HistoryAsync()).Find("v2")!.Status.ShouldBe(PolicyStatus.Draft);
            return;
        }

        Done(outcome).Version.ShouldSatisfyAllConditions(
            v => v.Status.ShouldBe(PolicyStatus.Approved), v => v.ProposedBy.ShouldBe(Pia), v => v.SettledBy.ShouldBe(Actor.Person(approver)),
            v => v.Why.ShouldBe("The auditors asked for it."), v => v.InForceFrom.ShouldBe(_office.Time.GetUtcNow()));
        (await _office.NowAsync()).ShouldBe("v2");
    }

    [Fact]
    public async Task A_draft_is_judged_against_what_is_in_force_when_it_is_approved()
    {
        // A window of 20 days is tighter than 30, but looser than the 14 that come in force first.
        Done(await _office.ProposeAsync(Document("twenty", window: 20))).Comparison!.Loosens.ShouldBeFalse();
        Done(await _office.ProposeAsync(Document("fourteen", window: 14), Otto));
        Done(await _office.ApproveAsync("fourteen", Otto));
        Refused(await _office.ApproveAsync("twenty", Pia)).ShouldBe("policy-second-person-needed");
        Done(await _office.ApproveAsync("twenty", Otto)).Comparison!.Loosens.ShouldBeTrue();
    }

    [Fact]
    public async Task An_approval_that_another_overtakes_is_judged_again()
    {
        Done(await _office.ProposeAsync(Document("twenty", window: 20)));
        Done(await _office.ProposeAsync(Document("fourteen", window: 14), Otto));
        var (_, other) = _office.Process();
        _office.Store.Meanwhile = async () => Done(await other.ApproveAsync(Shop, "fourteen", Otto, CancellationToken.None));

        Refused(await _office.ApproveAsync("twenty", Pia)).ShouldBe("policy-second-person-needed");

        (await _office.NowAsync()).ShouldBe("fourteen");
    }

    [Fact]
    public async Task A_system_puts_no_policy_in_force()
    {
        Done(await _office.ProposeAsync(Document("v2", window: 14)));
        Refused(await _office.ApproveAsync("v2", Actor.Connection("erp"))).ShouldBe("policy-person-needed");
        Refused(await _office.ApproveAsync("v2", Actor.Hub)).ShouldBe("policy-person-needed");
    }

    [Fact]
    public async Task A_document_with_a_fault_is_refused_with_line_and_place()
    {
        var refused = (await _office.ProposeAsync("{\n \"version\": \"v2\",\n \"returnWindowDays\": 0\n}")).ShouldBeOfType<PolicyOutcome.Refused>();
        refused.Code.ShouldBe("policy-unreadable");
        refused.Faults.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Path.ShouldBe("$.returnWindowDays"), f => f.Line.ShouldBe(3));
        (await _office.HistoryAsync()).Find("v2").ShouldBeNull();
    }

    [Theory]
    [InlineData("v1", "why", "policy-version-taken")]
    [InlineData("in-force", "why", "policy-version-unfit")]
    [InlineData("2026/11", "why", "policy-version-unfit")]
    [InlineData("..", "why", "policy-version-unfit")]
    [InlineData("v2", "", "policy-why-missing")]
    [InlineData("v2", " ", "policy-why-missing")]
    [InlineData("v2", "line\nbreak", "policy-why-missing")]
    public async Task A_proposal_needs_a_new_name_and_a_reason(string version, string why, string code) =>
        Refused(await _office.ProposeAsync(Document(version), why: why)).ShouldBe(code);

    [Fact]
    public async Task A_name_is_taken_for_ever()
    {
        Done(await _office.ProposeAsync(Document("v2")));
        Refused(await _office.ProposeAsync(Document("v2", window: 7), Otto)).ShouldBe("policy-version-taken");
        Done(await _office.WithdrawAsync("v2", Otto)).Version.Status.ShouldBe(PolicyStatus.Withdrawn);
        Refused(await _office.ProposeAsync(Document("v2"))).ShouldBe("policy-version-taken");
    }

    [Fact]
    public async Task Only_drafts_are_approved_and_withdrawn()
    {
        Done(await _office.ProposeAsync(Document("v2", window: 14)));
        Done(await _office.WithdrawAsync("v2", Pia));
        Refused(await _office.ApproveAsync("v2", Otto)).ShouldBe("policy-not-a-draft");
        Refused(await _office.WithdrawAsync("v2", Otto)).ShouldBe("policy-not-a-draft");
        Refused(await _office.ApproveAsync("v1", Otto)).ShouldBe("policy-not-a-draft");
        Refused(await _office.WithdrawAsync("v1", Otto)).ShouldBe("policy-not-a-draft");
        Refused(await _office.ApproveAsync("v9", Otto)).ShouldBe("policy-version-unknown");
        Refused(await _office.WithdrawAsync("v9", Otto)).ShouldBe("policy-version-unknown");
    }

    [Fact]
    public async Task Drafts_have_an_end()
    {
        for (var i = 0; i < PolicyVersions.MostDrafts; i++) Done(await _office.ProposeAsync(Document($"draft-{i}")));
        Refused(await _office.ProposeAsync(Document("one-more"))).ShouldBe("policy-too-many-drafts");
        Done(await _office.WithdrawAsync("draft-7", Pia));
        Done(await _office.ProposeAsync(Document("one-more")));
    }

    [Fact]
    public async Task The_document_is_kept_letter_by_letter_without_its_byte_order_mark()
    {
        var text = "{ // why not\n  \"version\": \"v2\", }";
        Done(await _office.ProposeAsync("\uFEFF" + text));
        (await _office.Versions.DocumentAsync(Shop, "v2", CancellationToken.None)).ShouldBe(text);
        (await _office.HistoryAsync()).Find("v2")!.Sha256.ShouldBe(EvidenceHash.Of(System.Text.Encoding.UTF8.GetBytes(text)));
    }
}
