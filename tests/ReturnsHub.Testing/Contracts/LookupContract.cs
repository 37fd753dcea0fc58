using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="ILookup"/> does.</summary>
public abstract class LookupContract : PortContract<ILookup>
{
    private static readonly StreamKey First = ReturnStream.KeyOf("r-1");
    private static readonly StreamKey Second = ReturnStream.KeyOf("r-2");

    [Fact]
    public async Task A_name_finds_its_return_in_its_tenant()
    {
        await Port.AddAsync(First, [LookupKey.Tracking("1z 999"), LookupKey.Rma("rma-1")], Ct);
        await ReopenAsync();

        (await Port.FindAsync(First.Tenant, LookupKey.Tracking("1Z999"), Ct)).ShouldBe([First.ReturnId]);
        (await Port.FindAsync(First.Tenant, LookupKey.Rma("RMA-1"), Ct)).ShouldBe([First.ReturnId]);
        (await Port.FindAsync(new TenantId("other"), LookupKey.Rma("RMA-1"), Ct)).ShouldBeEmpty();
        (await Port.FindAsync(First.Tenant, LookupKey.Serial("RMA-1"), Ct)).ShouldBeEmpty();
        (await Port.FindAsync(First.Tenant, LookupKey.Rma("RMA-2"), Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_finds_all_its_returns_oldest_first()
    {
        var order = LookupKey.Order("shop", "o-1");
        await Port.AddAsync(Second, [order], Ct);
        await Port.AddAsync(First, [order], Ct);
        await Port.AddAsync(Second, [order, LookupKey.Rma("R")], Ct);

        (await Port.FindAsync(First.Tenant, order, Ct)).ShouldBe([Second.ReturnId, First.ReturnId]);
    }

    [Fact]
    public async Task Adding_from_many_sides_is_adding_once()
    {
        var name = LookupKey.Serial("S-1");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Port.AddAsync(First, [name, name], Ct))));
        await Port.AddAsync(First, [], Ct);

        (await Port.FindAsync(First.Tenant, name, Ct)).ShouldBe([First.ReturnId]);
    }
}
