using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Primitives;
using static ReturnsHub.Core.Tests.Policies.Versions.PolicyOffice;

namespace ReturnsHub.Core.Tests.Policies.Versions;

public class PoliciesInForceTests
{
    private readonly PolicyOffice _office = new();

    [Fact]
    public async Task Which_version_was_in_force_is_known_for_every_moment()
    {
        var start = _office.Time.GetUtcNow();
        await _office.NowAsync();
        await NextAsync("v2", 20);
        await NextAsync("v3", 10);

        var history = await _office.HistoryAsync();
        string? At(double hours) => history.InForceAt(start.AddHours(hours))?.Name;
        new[] { At(-0.001), At(0), At(0.999), At(1), At(1.5), At(1.999), At(2), At(1000) }.ShouldBe([null, "v1", "v1", "v2", "v2", "v2", "v3", "v3"]);
        history.Newest!.Name.ShouldBe("v3");
        history.Versions.Select(v => v.Name).ShouldBe(["v1", "v2", "v3"]);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_reorder_versions()
    {
        await _office.NowAsync();
        await NextAsync("v2", 20);
        var from = _office.Time.GetUtcNow();
        var entry = (await _office.Store.ReadAsync(Shop, 0, CancellationToken.None))[^1];
        PolicyClock.Next(PolicyHistory.Empty.After(await _office.Store.ReadAsync(Shop, 0, CancellationToken.None)), from.AddHours(-3)).ShouldBe(entry.At);
        PolicyClock.Next(PolicyHistory.Empty, from).ShouldBe(from);
    }

    [Fact]
    public async Task Decisions_between_two_looks_do_not_ask_the_store()
    {
        await _office.NowAsync();
        var reads = _office.Store.Reads;
        for (var i = 0; i < 1000; i++) await _office.NowAsync();
        _office.Time.Advance(PoliciesInForce.LookAgainAfter - TimeSpan.FromMilliseconds(1));
        await _office.NowAsync();
        _office.Store.Reads.ShouldBe(reads);
    }

    [Fact]
    public async Task Another_process_hears_of_an_approval_within_30_seconds_and_this_one_at_once()
    {
        await _office.NowAsync();
        var (other, _) = _office.Process();
        (await other.NowAsync(Shop, CancellationToken.None)).Version.ShouldBe("v1");
        Done(await _office.ProposeAsync(Document("v2", window: 14)));
        Done(await _office.ApproveAsync("v2", Pia));

        (await _office.NowAsync()).ShouldBe("v2");
        (await other.NowAsync(Shop, CancellationToken.None)).Version.ShouldBe("v1");
        _office.Time.Advance(TimeSpan.FromSeconds(30));
        (await other.NowAsync(Shop, CancellationToken.None)).ReturnWindowDays.ShouldBe(14);
    }

    [Fact]
    public async Task The_file_becomes_the_first_version()
    {
        (await _office.NowAsync()).ShouldBe("v1");
        var version = (await _office.HistoryAsync()).Versions.ShouldHaveSingleItem();
        version.ShouldSatisfyAllConditions(
            () => version.Status.ShouldBe(PolicyStatus.Approved), () => version.ProposedBy.ShouldBe(new Actor(ActorKind.System, "file")),
            () => version.SettledBy.ShouldBe(version.ProposedBy), () => version.InForceFrom.ShouldBe(_office.Time.GetUtcNow()));
        (await _office.Versions.DocumentAsync(Shop, "v1", CancellationToken.None)).ShouldBe(_office.File);
    }

    [Fact]
    public async Task A_file_that_did_not_change_leaves_what_was_approved_since_in_force()
    {
        await _office.NowAsync();
        await NextAsync("v2", 14);
        _office.Restart();
        (await _office.NowAsync()).ShouldBe("v2");
        (await _office.HistoryAsync()).Sequence.ShouldBe(4);
    }

    [Fact]
    public async Task A_file_that_changed_is_taken_over_as_a_new_version_even_when_it_loosens()
    {
        await _office.NowAsync();
        await NextAsync("v2", 14);
        _office.File = Document("v3", window: 60);
        _office.Restart();
        (await _office.NowAsync()).ShouldBe("v3");
        (await _office.HistoryAsync()).Find("v3")!.SettledBy.ShouldBe(new Actor(ActorKind.System, "file"));
        _office.Restart();
        (await _office.NowAsync()).ShouldBe("v3");
        (await _office.HistoryAsync()).Sequence.ShouldBe(6);
    }

    [Fact]
    public async Task A_file_that_goes_back_to_an_earlier_text_puts_that_version_in_force_again()
    {
        var (first, start) = (_office.File, _office.Time.GetUtcNow());
        await _office.NowAsync();
        _office.Time.Advance(TimeSpan.FromHours(1));
        _office.File = Document("v2", window: 14);
        _office.Restart();
        (await _office.NowAsync()).ShouldBe("v2");
        _office.Time.Advance(TimeSpan.FromHours(1));
        _office.File = first;
        _office.Restart();
        (await _office.NowAsync()).ShouldBe("v1");
        var history = await _office.HistoryAsync();
        new[] { 0, 1, 2 }.Select(h => history.InForceAt(start.AddHours(h))!.Name).ShouldBe(["v1", "v2", "v1"]);
        history.Find("v1")!.InForceFrom.ShouldBe(start);
    }

    [Fact]
    public async Task A_file_changed_under_the_same_version_is_refused()
    {
        await _office.NowAsync();
        _office.File = Document("v1", window: 60);
        _office.Restart();
        var refused = await Should.ThrowAsync<PolicyFileException>(_office.NowAsync);
        refused.Version.ShouldBe("v1");
        refused.What.ShouldContain("new version");
    }

    [Fact]
    public async Task A_file_with_a_withdrawn_version_is_refused()
    {
        Done(await _office.ProposeAsync(Document("v2", window: 14)));
        Done(await _office.WithdrawAsync("v2", Pia));
        _office.File = Document("v2", window: 14);
        _office.Restart();
        (await Should.ThrowAsync<PolicyFileException>(_office.NowAsync)).What.ShouldContain("withdrawn");
    }

    [Fact]
    public void A_policy_built_in_code_reads_back_as_it_is()
    {
        var policy = DefaultPolicy.Document with { ReturnWindowDays = null };
        PolicyText.Write(PolicyText.ReadKept(PolicyText.Write(policy))).ShouldBe(PolicyText.Write(policy));
        PolicyText.ReadKept(PolicyText.Write(policy)).ReturnWindowDays.ShouldBeNull();
    }

    [Fact]
    public void A_journal_with_a_gap_is_not_read()
    {
        var entry = new PolicyEntry { Tenant = Shop, Sequence = 1, Act = PolicyAct.Proposed, Version = "v1", Sha256 = EvidenceHash.Of([]), By = Pia, At = _office.Time.GetUtcNow() };
        Should.Throw<ArgumentException>(() => PolicyHistory.Empty.After([entry, entry with { Sequence = 3, Act = PolicyAct.Approved }]));
        Should.Throw<ArgumentException>(() => PolicyHistory.Empty.After([entry, entry with { Sequence = 2, Act = PolicyAct.Approved, Version = "v2" }]));
    }

    private async Task NextAsync(string version, int window)
    {
        _office.Time.Advance(TimeSpan.FromHours(1));
        Done(await _office.ProposeAsync(Document(version, window)));
        Done(await _office.ApproveAsync(version, Pia));
    }
}
