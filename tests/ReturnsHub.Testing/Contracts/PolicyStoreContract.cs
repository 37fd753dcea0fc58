using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IPolicyStore"/> does.</summary>
public abstract class PolicyStoreContract : PortContract<IPolicyStore>
{
    private static readonly TenantId Acme = ReturnStream.Acme;
    private static readonly TenantId Other = new("other");

    [Fact]
    public async Task Entries_are_kept_whole_and_in_order_and_documents_letter_by_letter()
    {
        var document = "{ // Grüße 💶\r\n \"version\": \"v1\" }\n";
        PolicyEntry[] first = [Entry(1, "v1") with { Why = "Ruhigere Grenzen für Stammkunden 💶" }, Entry(2, "v1", PolicyAct.Approved) with { By = new Actor(ActorKind.System, "file") }];
        (await Port.AppendAsync(first, document, Ct)).ShouldBeTrue();
        (await Port.AppendAsync([Entry(3, "v2")], "{}", Ct)).ShouldBeTrue();
        await ReopenAsync();

        (await Port.ReadAsync(Acme, 0, Ct)).ShouldBe([.. first, Entry(3, "v2")]);
        (await Port.ReadAsync(Acme, 2, Ct)).ShouldBe([Entry(3, "v2")]);
        (await Port.ReadAsync(Acme, 3, Ct)).ShouldBeEmpty();
        (await Port.DocumentAsync(Acme, "v1", Ct)).ShouldBe(document);
        (await Port.DocumentAsync(Acme, "V1", Ct)).ShouldBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task What_does_not_follow_the_last_entry_is_not_kept(long sequence)
    {
        (await Port.AppendAsync([Entry(1, "v1"), Entry(2, "v1", PolicyAct.Approved)], "{}", Ct)).ShouldBeTrue();

        (await Port.AppendAsync([Entry(sequence, "v2")], "{}", Ct)).ShouldBeFalse();

        (await Port.ReadAsync(Acme, 0, Ct)).Count.ShouldBe(2);
        (await Port.DocumentAsync(Acme, "v2", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_version_is_proposed_once_and_its_document_never_changes()
    {
        (await Port.AppendAsync([Entry(1, "v1")], "first", Ct)).ShouldBeTrue();
        (await Port.AppendAsync([Entry(2, "v1")], "second", Ct)).ShouldBeFalse();
        (await Port.DocumentAsync(Acme, "v1", Ct)).ShouldBe("first");
        (await Port.ReadAsync(Acme, 0, Ct)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Tenants_have_journals_of_their_own()
    {
        (await Port.AppendAsync([Entry(1, "v1")], "acme's", Ct)).ShouldBeTrue();
        (await Port.AppendAsync([Entry(1, "v1") with { Tenant = Other }], "other's", Ct)).ShouldBeTrue();

        (await Port.DocumentAsync(Other, "v1", Ct)).ShouldBe("other's");
        (await Port.ReadAsync(Other, 0, Ct)).ShouldHaveSingleItem().Tenant.ShouldBe(Other);
        (await Port.ReadAsync(new TenantId("nobody"), 0, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_that_append_at_the_same_place_one_succeeds()
    {
        (await Port.AppendAsync([Entry(1, "v1")], "{}", Ct)).ShouldBeTrue();
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Port.AppendAsync([Entry(2, $"w{i}")], $"{i}", Ct)));

        results.Count(r => r).ShouldBe(1);
        var winner = (await Port.ReadAsync(Acme, 1, Ct)).ShouldHaveSingleItem().Version;
        (await Port.DocumentAsync(Acme, winner, Ct)).ShouldBe(winner[1..]);
    }

    [Fact]
    public async Task Entries_that_do_not_belong_together_are_refused()
    {
        await Should.ThrowAsync<ArgumentException>(() => Port.AppendAsync([], null, Ct));
        await Should.ThrowAsync<ArgumentException>(() => Port.AppendAsync([Entry(1, "v1"), Entry(3, "v1", PolicyAct.Approved)], "{}", Ct));
        await Should.ThrowAsync<ArgumentException>(() => Port.AppendAsync([Entry(1, "v1"), Entry(2, "v1", PolicyAct.Approved) with { Tenant = Other }], "{}", Ct));
        await Should.ThrowAsync<ArgumentException>(() => Port.AppendAsync([Entry(1, "v1")], null, Ct));
        await Should.ThrowAsync<ArgumentException>(() => Port.AppendAsync([Entry(1, "v1", PolicyAct.Withdrawn)], "{}", Ct));
        (await Port.ReadAsync(Acme, 0, Ct)).ShouldBeEmpty();
    }

    /// <summary>The first entry of a journal.</summary>
    protected static PolicyEntry Sample => Entry(1, "v1");

    private static PolicyEntry Entry(long sequence, string version, PolicyAct act = PolicyAct.Proposed) => new()
    {
        Tenant = Acme,
        Sequence = sequence,
        Act = act,
        Version = version,
        Sha256 = EvidenceHash.Of(System.Text.Encoding.UTF8.GetBytes(version)),
        By = Actor.Person("pia"),
        At = EventSamples.Noon.AddMinutes(sequence),
    };
}
