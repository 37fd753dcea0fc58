using ReturnsHub.Core.Audit;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IAuditLog"/> does.</summary>
public abstract class AuditLogContract : PortContract<IAuditLog>
{
    private static readonly TenantId Acme = ReturnStream.Acme;
    private static readonly StreamKey Key = ReturnStream.KeyOf("r-1");

    [Fact]
    public async Task Entries_are_chained_and_come_back_as_they_were_written()
    {
        var first = await Port.AppendAsync(Draft("ada") with { ReturnId = Key.ReturnId, Details = new Dictionary<string, string> { ["n"] = "1" } }, Ct);
        await ReopenAsync();
        var second = await Port.AppendAsync(Draft("bob"), Ct);

        first.Number.ShouldBe(1);
        first.PreviousHash.ShouldBe("");
        (second.Number, second.PreviousHash).ShouldBe((2, first.Hash));
        (await Port.HeadAsync(Acme, Ct)).ShouldBe(new AuditHead(2, second.Hash));
        var read = (await Port.ListAsync(Acme, new PageRequest(), Ct)).Items;
        read.Select(e => e.Actor.Id).ShouldBe(["ada", "bob"]);
        read[0].Details.ShouldBe(new Dictionary<string, string> { ["n"] = "1" });
        AuditChain.Fault(new AuditHead(0, ""), read[0]).ShouldBeNull();
        AuditChain.Fault(new AuditHead(1, first.Hash), read[1]).ShouldBeNull();
    }

    [Fact]
    public async Task Each_tenant_has_a_chain_of_its_own()
    {
        await Port.AppendAsync(Draft("ada"), Ct);
        var other = await Port.AppendAsync(Draft("otto") with { Tenant = new TenantId("other") }, Ct);

        other.Number.ShouldBe(1);
        (await Port.ListAsync(new TenantId("other"), new PageRequest(), Ct)).Items.ShouldHaveSingleItem().Actor.Id.ShouldBe("otto");
        (await Port.ListAsync(null, new PageRequest(), Ct)).Items.Count.ShouldBe(2);
        (await Port.HeadAsync(new TenantId("nobody"), Ct)).ShouldBe(new AuditHead(0, ""));
    }

    [Fact]
    public async Task Entries_at_the_same_time_form_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Port.AppendAsync(Draft($"p{i}"), Ct)));

        var head = new AuditHead(0, "");
        foreach (var entry in (await Port.ListAsync(Acme, new PageRequest(100), Ct)).Items)
        {
            AuditChain.Fault(head, entry).ShouldBeNull();
            head = new AuditHead(entry.Number, entry.Hash);
        }

        head.Number.ShouldBe(50);
    }

    [Fact]
    public async Task Entries_are_found_by_return_and_by_what_they_are_about()
    {
        await Port.AppendAsync(Draft("ada") with { ReturnId = Key.ReturnId }, Ct);
        await Port.AppendAsync(Draft("bob") with { About = "m-1" }, Ct);
        await Port.AppendAsync(Draft("carl") with { About = "m-1", ReturnId = Key.ReturnId }, Ct);

        (await Port.ReadOfReturnAsync(Key, Ct)).Select(e => e.Actor.Id).ShouldBe(["ada", "carl"]);
        (await Port.ReadAboutAsync(Acme, "m-1", Ct)).Select(e => e.Actor.Id).ShouldBe(["bob", "carl"]);
        (await Port.ReadAboutAsync(new TenantId("other"), "m-1", Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Entries_are_listed_in_pages()
    {
        for (var i = 0; i < 5; i++) await Port.AppendAsync(Draft($"p{i}"), Ct);

        var first = await Port.ListAsync(Acme, new PageRequest(3), Ct);
        var second = await Port.ListAsync(Acme, new PageRequest(3, first.Next), Ct);

        first.Items.Concat(second.Items).Select(e => e.Number).ShouldBe([1, 2, 3, 4, 5]);
        second.Next.ShouldBeNull();
        await Should.ThrowAsync<InvalidCursorException>(() => Port.ListAsync(null, new PageRequest(2, "x"), Ct));
    }

    private AuditDraft Draft(string who) => new()
    {
        Tenant = Acme,
        At = Time.GetUtcNow(),
        Actor = Actor.Person(who),
        Via = "api",
        Action = AuditActions.PersonalDataRead,
    };
}
