using ReturnsHub.Core.Audit;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IAuditTrail"/> does, over the store and the audit log of the same backend.</summary>
public abstract class AuditTrailContract : PortContract<IAuditTrail>
{
    private static readonly TenantId Acme = ReturnStream.Acme;

    /// <summary>The store of the same backend.</summary>
    protected abstract IReturnStore Store { get; }

    /// <summary>The audit log of the same backend.</summary>
    protected abstract IAuditLog Log { get; }

    [Fact]
    public async Task Events_and_entries_stand_in_the_order_of_the_hubs_clock_whatever_the_page()
    {
        var start = await FillAsync();

        foreach (var size in new[] { 1, 2, 100 })
            (await TypesAsync(new AuditFilter { Tenant = Acme }, size)).ShouldBe(["return.requested", "evidence.read", "return.authorised", "message.replayed"]);
        (await TypesAsync(new AuditFilter { From = start.AddMinutes(1), To = start.AddMinutes(3) }, 1)).ShouldBe(["evidence.read", "return.authorised"]);
        (await TypesAsync(new AuditFilter { From = start.AddMinutes(9) }, 5)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_trail_is_filtered_by_actor_type_and_tenant()
    {
        await FillAsync();

        (await TypesAsync(new AuditFilter { Actor = "ada" }, 5)).ShouldBe(["evidence.read", "message.replayed"]);
        (await TypesAsync(new AuditFilter { Actor = "shop" }, 5)).ShouldBe(["return.requested", "return.authorised"]);
        (await TypesAsync(new AuditFilter { Type = "return.authorised" }, 5)).ShouldBe(["return.authorised"]);
        (await TypesAsync(new AuditFilter { Type = "returnshub.return.authorised.v1" }, 5)).ShouldBe(["return.authorised"]);
        (await TypesAsync(new AuditFilter { Type = "message.replayed" }, 5)).ShouldBe(["message.replayed"]);
        (await TypesAsync(new AuditFilter { Tenant = new TenantId("other") }, 5)).ShouldBeEmpty();
        await Should.ThrowAsync<InvalidCursorException>(() => Port.ListAsync(new AuditFilter(), new PageRequest(2, "7"), Ct));
    }

    private async Task<DateTimeOffset> FillAsync()
    {
        var start = Time.GetUtcNow();
        var stream = new ReturnStream("r-1", Time, Ids);
        await Store.AppendAsync(stream.Next(EventSamples.Requested()), Ct);
        await PassAsync(TimeSpan.FromMinutes(1));
        await Log.AppendAsync(Draft(AuditActions.EvidenceRead), Ct);
        await PassAsync(TimeSpan.FromMinutes(1));
        await Store.AppendAsync(stream.Next(EventSamples.Authorised()), Ct);
        await PassAsync(TimeSpan.FromMinutes(1));
        await Log.AppendAsync(Draft(AuditActions.MessageReplayed), Ct);
        return start;
    }

    private AuditDraft Draft(string action) => new() { Tenant = Acme, At = Time.GetUtcNow(), Actor = Actor.Person("ada"), Via = "api", Action = action };

    private async Task<List<string>> TypesAsync(AuditFilter filter, int size)
    {
        var types = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Port.ListAsync(filter, new PageRequest(size, cursor), Ct);
            types.AddRange(page.Items.Select(r => r.Type.Replace("returnshub.", "", StringComparison.Ordinal).Replace(".v1", "", StringComparison.Ordinal)));
            cursor = page.Next;
        }
        while (cursor is not null);
        return types;
    }
}
