using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Access;

/// <summary>Which tenants a caller sees. What belongs to another tenant looks as if it did not exist.</summary>
internal sealed class TenantScope(ITenants tenants, IReturnStore store)
{
    /// <summary>The tenant to restrict a list to; null for all.</summary>
    public TenantId? ForList(HttpContext context, string? asked)
    {
        var own = context.Caller().Tenant;
        if (asked is null) return own;
        if (!TenantId.TryParse(asked, out var id) || tenants.Find(id) is null || (own is { } only && only != id))
            throw new ProblemException(Problems.TenantUnknown);
        return id;
    }

    /// <summary>The tenants in which to look for something by its id.</summary>
    public IEnumerable<TenantId> Visible(HttpContext context) =>
        context.Caller().Tenant is { } own ? [own] : tenants.All.Select(t => t.Id);

    /// <summary>The tenant a new thing belongs to.</summary>
    public TenantId ForNew(HttpContext context, string? asked) =>
        ForList(context, asked)
        ?? (tenants.All.Count == 1
            ? tenants.All.First().Id
            : throw new ProblemException(400, "tenant-missing", "The hub has several tenants and the key sees them all: say which one in 'tenant'."));

    /// <summary>A return by its id, or null. The id alone does not name the tenant, so each visible one is asked.</summary>
    public async Task<ReturnState?> FindReturnAsync(HttpContext context, string id, CancellationToken ct)
    {
        if (!ReturnId.TryParse(id, out var returnId)) return null;
        foreach (var tenant in Visible(context))
        {
            if (await store.LoadAsync(new StreamKey(tenant, returnId), ct) is { } state) return state;
        }

        return null;
    }

    /// <summary>A return by its id.</summary>
    /// <exception cref="ProblemException">There is none for this caller.</exception>
    public async Task<ReturnState> ReturnAsync(HttpContext context, string id, CancellationToken ct) =>
        await FindReturnAsync(context, id, ct) ?? throw new ProblemException(Problems.NotFound);

    /// <summary>A credit and its return, by their ids.</summary>
    /// <exception cref="ProblemException">There is none for this caller.</exception>
    public async Task<(ReturnState State, Credit Credit)> CreditAsync(HttpContext context, string id, string creditId, CancellationToken ct)
    {
        var state = await ReturnAsync(context, id, ct);
        return state.Credits.FirstOrDefault(c => c.CreditId == creditId) is { } credit ? (state, credit) : throw new ProblemException(Problems.NotFound);
    }
}
