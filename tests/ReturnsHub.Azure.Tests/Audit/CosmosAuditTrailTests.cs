using ReturnsHub.Azure.Audit;
using ReturnsHub.Embedded;

namespace ReturnsHub.Azure.Tests.Audit;

public sealed class CosmosAuditTrailTests : AuditTrailContract
{
    private readonly ReturnsHome _home = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("returnshub-azure-").FullName;
    private EmbeddedBackend? _rest;
    private IReturnStore? _store;

    protected override IReturnStore Store => _store!;

    protected override IAuditLog Log => _rest!.AuditLog;

    [Fact]
    public async Task A_trail_of_more_than_one_call_looks_at_is_read_to_its_end()
    {
        var streams = Enumerable.Range(0, 3).Select(i => new ReturnStream($"r-{i}", Time, Ids)).ToList();
        for (var round = 0; round < 16; round++)
        {
            await PassAsync(TimeSpan.FromSeconds(1));
            foreach (var stream in streams) await Store.AppendAsync(stream.Next([.. Enumerable.Range(0, 45).Select(i => EventSamples.Parcel(i))]), Ct);
        }

        var (seen, calls, emptyCalls) = (new List<(ReturnId?, long)>(), 0, 0);
        string? cursor = null;
        do
        {
            var page = await Port.ListAsync(new AuditFilter { Type = "parcel.tracked" }, new PageRequest(499, cursor), Ct);
            seen.AddRange(page.Items.Select(r => (r.ReturnId, r.Number)));
            cursor = page.Next;
            calls++;
        }
        while (cursor is not null);
        seen.Count.ShouldBe(3 * 16 * 45);
        seen.ShouldBeUnique();
        calls.ShouldBe(5);

        cursor = null;
        do
        {
            var page = await Port.ListAsync(new AuditFilter { Actor = "nobody" }, new PageRequest(499, cursor), Ct);
            page.Items.ShouldBeEmpty();
            cursor = page.Next;
            emptyCalls++;
        }
        while (cursor is not null);
        emptyCalls.ShouldBe(2, "a call looks at 2,000 events at most");
    }

    /// <summary>The log is another part of the backend; which one keeps it makes no difference to the trail.</summary>
    protected override async Task<IAuditTrail> OpenAsync()
    {
        var backend = await _home.OpenAsync(Time, Ids);
        _rest = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = _directory, CacheKilobytes = 4096 }, Time, Ids, Ct);
        _store = backend.Returns;
        return new CosmosAuditTrail(backend.Cosmos, _rest.AuditLog);
    }

    protected override async Task CloseAsync()
    {
        await _home.CloseAsync();
        if (_rest is not null) await _rest.DisposeAsync();
        _rest = null;
    }

    protected override async Task RemoveAsync()
    {
        await _home.RemoveAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
