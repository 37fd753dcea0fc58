using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Policies;

/// <summary>Shows the versions of a tenant's policy.</summary>
internal static class PolicyEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/policies", ListAsync)
            .Needs(Permission.ReadReturns)
            .Describe("listPolicies", "List the versions of a tenant's policy, newest first.", "Filter: tenant. Paging: limit, cursor.")
            .Answers<PageView<PolicyVersionView>>(200, "A page.")
            .Refuses(400, 404);
        api.MapGet("/policies/in-force", InForceAsync)
            .Needs(Permission.ReadReturns)
            .Describe("getPolicyInForce", "Show the policy that was in force at a moment.", "'at' is RFC 3339 with a zone; now when left out.")
            .Answers<PolicyVersionView>(200, "The version, with its document.")
            .Refuses(400, 404);
        api.MapGet("/policies/{version}", GetAsync)
            .Needs(Permission.ReadReturns)
            .Describe("getPolicy", "Show a version of a policy.", "With its document and what it changes against the version in force.")
            .Answers<PolicyVersionView>(200, "The version.")
            .Refuses(400, 404);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, TenantScope scope, PolicyVersions policies, string? tenant, string? limit, string? cursor, CancellationToken ct)
    {
        var of = scope.ForNew(context, tenant);
        var page = QueryText.Page(limit, cursor);
        var history = await policies.HistoryAsync(of, ct);
        var end = history.Versions.Count;
        if (page.Cursor is { } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out end) || end > history.Versions.Count)) throw new InvalidCursorException();
        var start = Math.Max(0, end - page.Limit);
        return Answers.Json(new PageView<PolicyVersionView>(
            [.. history.Versions.Take(start..end).Reverse().Select(v => PolicyVersionView.Of(of, v, history))],
            start > 0 ? start.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<IResult> InForceAsync(
        HttpContext context, TenantScope scope, PolicyVersions policies, TimeProvider time, string? tenant, string? at, CancellationToken ct)
    {
        var of = scope.ForNew(context, tenant);
        var moment = time.GetUtcNow();
        if (at is not null && !Times.TryRead(at, out moment)) throw new ProblemException(Problems.Query("at", "is a time such as 2026-11-20T09:12:41Z."));
        var history = await policies.HistoryAsync(of, ct);
        var version = at is null ? history.Newest : history.InForceAt(moment);
        return version is null ? Problems.NotFound : await ShowAsync(policies, of, version, history, ct);
    }

    private static async Task<IResult> GetAsync(
        HttpContext context, TenantScope scope, PolicyVersions policies, string version, string? tenant, CancellationToken ct)
    {
        var of = scope.ForNew(context, tenant);
        var history = await policies.HistoryAsync(of, ct);
        return history.Find(version) is { } found ? await ShowAsync(policies, of, found, history, ct) : Problems.NotFound;
    }

    private static async Task<IResult> ShowAsync(PolicyVersions policies, TenantId tenant, PolicyVersion version, PolicyHistory history, CancellationToken ct) =>
        Answers.Json(PolicyVersionView.Of(tenant, version, history) with
        {
            Document = await policies.DocumentAsync(tenant, version.Name, ct),
            Comparison = PolicyComparisonView.Of(await policies.CompareAsync(tenant, version.Name, ct)),
        });
}
