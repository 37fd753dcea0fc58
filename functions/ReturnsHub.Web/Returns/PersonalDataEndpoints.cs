using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Audit;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Returns;

/// <summary>What the hub holds on the person behind a return, apart from sealed evidence.</summary>
/// <param name="ReturnId">The return.</param>
/// <param name="Fields">Texts by field: <c>note/{lineId}</c>.</param>
/// <param name="OpenRequests">Requests for a copy that wait for an answer.</param>
/// <param name="Evidence">Hashes of the raw bytes behind the return's events; each can be fetched while it is not erased.</param>
public sealed record PersonalDataView(
    string ReturnId, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> OpenRequests, IReadOnlyList<string> Evidence);

/// <summary>States that a copy was handed over.</summary>
/// <param name="RequestId">The request it answers.</param>
public sealed record PersonalDataGiven(string? RequestId = null);

/// <summary>Answers requests for a copy of personal data (GDPR article 15).</summary>
internal static class PersonalDataEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/returns/{id}/personal-data", GetAsync)
            .Needs(Permission.ReadPersonalData)
            .Describe("getPersonalData", "Show the personal data held on a return.")
            .Answers<PersonalDataView>(200, "The data; no fields once erased.")
            .Refuses(404);
        api.MapPost("/returns/{id}/personal-data/provided", ProvidedAsync)
            .Needs(Permission.HandlePrivacy)
            .Describe("personalDataProvided", "State that the person got the copy they asked for.")
            .IsReturnCommand<PersonalDataGiven>();
    }

    private static async Task<IResult> GetAsync(
        HttpContext context, TenantScope scope, IPersonalDataVault vault, IReturnStore store, AuditWriter audit, string id, CancellationToken ct)
    {
        var state = await scope.ReturnAsync(context, id, ct);
        var events = await store.ReadStreamAsync(state.Key, 1, ct);
        await audit.WriteAsync(context, state.Tenant, AuditActions.PersonalDataRead, state.ReturnId);
        return Answers.Json(new PersonalDataView(
            state.ReturnId.Value,
            await vault.ReadAllAsync(state.Key, ct),
            state.OpenDataRequests,
            [.. events.Select(e => e.Evidence?.Value).OfType<string>().Distinct(StringComparer.Ordinal)]));
    }

    private static async Task<IResult> ProvidedAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<PersonalDataGiven>(context);
        var state = await scope.ReturnAsync(context, id, ct);
        var errors = new FieldErrors();
        var request = errors.Text("requestId", body.RequestId, 200, required: true);
        errors.ThrowIfAny();
        if (!state.OpenDataRequests.Contains(request!, StringComparer.Ordinal))
            return new Problem(409, "request-not-open", "No request of this id waits on the return. 'openDataRequests' names those that do.");
        return await commands.RecordAsync(context, state, $"provided:{request}", new PersonalDataHandedOver(request!));
    }
}
