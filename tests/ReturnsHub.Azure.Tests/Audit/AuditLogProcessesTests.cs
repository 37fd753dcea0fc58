using ReturnsHub.Azure.Audit;
using ReturnsHub.Core.Audit;

namespace ReturnsHub.Azure.Tests.Audit;

public sealed class AuditLogProcessesTests : IAsyncLifetime
{
    private readonly DocumentsHome _home = new();

    public Task InitializeAsync() => _home.OpenAsync();

    public Task DisposeAsync() => _home.RemoveAsync();

    [Fact]
    public async Task Entries_of_several_processes_form_one_chain()
    {
        CosmosAuditLog[] processes = [new(_home.Records), new(_home.Records), new(_home.Records)];

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => processes[i % 3].AppendAsync(
            new AuditDraft { Tenant = ReturnStream.Acme, At = EventSamples.Noon, Actor = Actor.Person($"p{i}"), Via = "api", Action = AuditActions.EvidenceRead },
            CancellationToken.None))));

        var entries = (await processes[0].ListAsync(ReturnStream.Acme, new PageRequest(100), CancellationToken.None)).Items;
        var head = new AuditHead(0, "");
        foreach (var entry in entries)
        {
            AuditChain.Fault(head, entry).ShouldBeNull();
            head = new AuditHead(entry.Number, entry.Hash);
        }

        entries.Select(e => e.Actor.Id).Distinct().Count().ShouldBe(30);
        (await processes[2].HeadAsync(ReturnStream.Acme, CancellationToken.None)).ShouldBe(head);
    }
}
