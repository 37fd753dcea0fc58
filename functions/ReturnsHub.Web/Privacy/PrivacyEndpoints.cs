using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Privacy;

/// <summary>Requests about a person's data that reach the merchant by another way than a shop's webhooks.</summary>
internal static class PrivacyEndpoints
{
    private const int MostNames = 50;
    private const int MostReturns = 100;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/privacy/requests", OpenAsync)
            .Needs(Permission.HandlePrivacy)
            .Describe(
                "openPrivacyRequest", "Ask for a copy or for the erasure of a person's data.",
                "Send an Idempotency-Key. The person is named by orders, returns or RMA numbers. An erasure is done when the answer comes; "
                + "a report waits on the returns until it is fetched. Chain, credits and the ERP's records stay as they are.")
            .Takes<NewPrivacyRequest>()
            .Answers<PrivacyRequestView>(201, "The request.")
            .Refuses(400, 404, 413, 415, 422, 503);
        api.MapGet("/privacy/requests/{id}", GetAsync)
            .Needs(Permission.HandlePrivacy)
            .Describe("getPrivacyRequest", "Show where a request stands.")
            .Answers<PrivacyRequestView>(200, "The request.")
            .Refuses(404);
        api.MapPost("/privacy/requests/{id}/report", ReportAsync)
            .Needs(Permission.HandlePrivacy)
            .Describe("handOverPersonalData", "Fetch the copy that was asked for, and note that it was handed over.", "Safe to repeat.")
            .Answers<PersonalDataReport>(200, "What the hub holds on the person.")
            .Refuses(404, 409, 503);
    }

    private static async Task<IResult> OpenAsync(
        HttpContext context, TenantScope scope, ITenants tenants, RequestBody bodies, ILookup lookup, IReturnStore store, PrivacyDesk desk, CancellationToken ct)
    {
        var key = IdempotencyKey.Read(context.Request)
            ?? throw new ProblemException(400, "idempotency-key-missing", "Send an Idempotency-Key: the same key again is the same request.");
        var raw = await bodies.ReadAsync(context);
        var body = RequestBody.Parse<NewPrivacyRequest>(raw);
        var tenant = tenants.Find(scope.ForNew(context, body.Tenant))!;
        var errors = new FieldErrors();
        if (!Enum.IsDefined(body.Kind)) errors.Add("kind", "is REPORT or ERASE.");
        var orders = Names(errors, "orders", body.Orders);
        var ids = Names(errors, "returns", body.Returns);
        var rmas = Names(errors, "rmas", body.Rmas);
        for (var i = 0; i < ids.Count; i++)
        {
            if (!ReturnId.TryParse(ids[i], out _)) errors.Add($"returns[{i}]", "is not a return id.");
        }

        if (orders.Count + ids.Count + rmas.Count == 0) errors.Add("orders", "name the person's orders, returns or rmas: at least one.");
        errors.ThrowIfAny();

        var found = new HashSet<ReturnId>();
        foreach (var id in ids.Select(ReturnId.Parse))
        {
            if (await store.LoadAsync(new StreamKey(tenant.Id, id), ct) is not null) found.Add(id);
        }

        foreach (var connection in tenant.Connections.Select(c => c.Id).Append("api"))
        {
            foreach (var order in orders) found.UnionWith(await lookup.FindAsync(tenant.Id, LookupKey.Order(connection, order), ct));
        }

        foreach (var rma in rmas) found.UnionWith(await lookup.FindAsync(tenant.Id, LookupKey.Rma(rma), ct));
        if (found.Count == 0) throw new ProblemException(404, "person-unknown", "No return carries any of these names. Check them; nothing was done.");
        if (found.Count > MostReturns) throw new ProblemException(400, "too-many-returns", $"These names lead to more than {MostReturns} returns. Split the request.");
        var requestId = IdOf(tenant.Id, context.Caller().Subject, key);
        var request = await desk.OpenAsync(context, tenant.Id, requestId, body.Kind, IdempotencyKey.Fingerprint(context.Request, raw), found);
        context.Response.Headers.Location = $"/api/privacy/requests/{requestId}";
        return Answers.Json(request, StatusCodes.Status201Created);
    }

    private static async Task<IResult> GetAsync(HttpContext context, TenantScope scope, PrivacyDesk desk, string id) =>
        await FindAsync(context, scope, desk, id) is { } found ? Answers.Json(found.Request) : Problems.NotFound;

    private static async Task<IResult> ReportAsync(HttpContext context, TenantScope scope, PrivacyDesk desk, string id)
    {
        if (await FindAsync(context, scope, desk, id) is not { } found) return Problems.NotFound;
        return found.Request.Kind == PrivacyKind.Report
            ? Answers.Json(await desk.HandOverAsync(context, found.Tenant, found.Request))
            : new Problem(409, "not-a-report", "This request asked for erasure; there is nothing to hand over.");
    }

    private static async Task<(TenantId Tenant, PrivacyRequestView Request)?> FindAsync(HttpContext context, TenantScope scope, PrivacyDesk desk, string id)
    {
        if (id.Length > 100) return null;
        foreach (var tenant in scope.Visible(context))
        {
            if (await desk.FindAsync(tenant, id) is { } request) return (tenant, request);
        }

        return null;
    }

    private static List<string> Names(FieldErrors errors, string path, IReadOnlyList<string?>? names)
    {
        if (names is null) return [];
        if (names.Count > MostNames) errors.Add(path, $"names at most {MostNames}.");
        return [.. names.Take(MostNames).Select((n, i) => errors.Text($"{path}[{i}]", n, 200, required: true)).OfType<string>()];
    }

    private static string IdOf(TenantId tenant, string subject, string key) =>
        "prv_" + Base32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant.Value}\n{subject}\n{key}")).AsSpan(0, 15));
}
