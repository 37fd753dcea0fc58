using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Claims;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns;
using ReturnsHub.Web.Returns.Opening;
using ReturnsHub.Web.Returns.Views;

namespace ReturnsHub.Web.Claims;

/// <summary>Lets people follow claims against vendors and carriers from evidence to settlement.</summary>
internal static class ClaimEndpoints
{
    private const string Path = "/returns/{id}/claims/{against}/{lineId}";
    private const int Longest = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/claims", ListAsync)
            .Needs(Permission.ReadReturns)
            .Describe("listClaims", "List claims, those whose time runs out first.", "Filters: tenant, party, status. Paging: limit, cursor.")
            .Answers<PageView<ListedClaim>>(200, "A page.")
            .Refuses(400, 404);
        api.MapGet($"{Path}/chargeback", ChargebackAsync)
            .Needs(Permission.ReadReturns)
            .Describe("getChargeback", "The chargeback document of a claim.", "JSON; format=csv gives one row for a vendor's portal.")
            .Answers<ChargebackDocument>(200, "The document.")
            .Refuses(400, 404);
        Command<AttachEvidence>(api, "evidence", "attachClaimEvidence", "Attach evidence to a claim.", AttachAsync);
        api.MapPost($"{Path}/submit", SubmitAsync)
            .Needs(Permission.ManageClaims)
            .Describe("submitClaim", "Record that a claim was sent.", "Refused while evidence that the agreement asks for is missing.")
            .IsReturnCommand();
        Command<AnswerClaim>(api, "answer", "answerClaim", "Record what the vendor or carrier answered.", AnswerAsync);
        Command<SettleClaim>(api, "settle", "settleClaim", "Record what was paid or credited, as the total so far.", SettleAsync);
        Command<WriteOffClaim>(api, "write-off", "writeOffClaim", "Give a claim up. Another person than who sent it does that.", WriteOffAsync);
    }

    private static void Command<TBody>(IEndpointRouteBuilder api, string what, string id, string summary, Delegate handler)
        where TBody : notnull =>
        api.MapPost($"{Path}/{what}", handler)
            .Needs(Permission.ManageClaims)
            .Describe(id, summary)
            .IsReturnCommand<TBody>();

    private static async Task<IResult> ListAsync(
        HttpContext context, TenantScope scope, IClaimQueries claims,
        string? tenant, string? party, string? status, string? limit, string? cursor, CancellationToken ct)
    {
        var filter = new ClaimFilter
        {
            Tenant = scope.ForList(context, tenant),
            Party = QueryText.Text("party", party, Longest),
            Status = QueryText.Code<ClaimStatus>("status", status),
        };
        var page = await claims.ListAsync(filter, QueryText.Page(limit, cursor), ct);
        return Answers.Page(page, c => new ListedClaim(c.Tenant.Value, c.ReturnId.Value, ClaimView.Of(c.Claim, c.Progress)));
    }

    private static async Task<IResult> ChargebackAsync(
        HttpContext context, TenantScope scope, string id, string against, string lineId, string? format, CancellationToken ct)
    {
        var (state, claimId) = await FindAsync(context, scope, id, against, lineId, ct);
        if (ChargebackDocument.Of(state, claimId) is not { } document) return Problems.NotFound;
        return format switch
        {
            null or "json" => Answers.Json(document),
            "csv" => Results.Text(ChargebackCsv.Write(document), "text/csv; charset=utf-8"),
            _ => throw new ProblemException(Problems.Query("format", "is 'json' or 'csv'.")),
        };
    }

    private static async Task<IResult> AttachAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, string against, string lineId, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<AttachEvidence>(context);
        var (state, claimId) = await FindAsync(context, scope, id, against, lineId, ct);
        var errors = new FieldErrors();
        if (body.Kind is null) errors.Add("kind", "is required.");
        var reference = errors.Text("reference", body.Reference, Longest, required: true);
        errors.ThrowIfAny();
        return await commands.RecordAsync(
            context, state, $"claim-evidence:{claimId}:{CodeNames.Of(body.Kind!.Value)}:{Short(reference!)}", new ClaimEvidenceProvided(claimId, body.Kind.Value, reference!));
    }

    private static async Task<IResult> SubmitAsync(
        HttpContext context, TenantScope scope, Commands commands, string id, string against, string lineId, CancellationToken ct)
    {
        var (state, claimId) = await FindAsync(context, scope, id, against, lineId, ct);
        return await commands.RecordAsync(context, state, $"claim-submit:{claimId}", new ClaimSubmission(claimId));
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, string against, string lineId, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<AnswerClaim>(context);
        var (state, claimId) = await FindAsync(context, scope, id, against, lineId, ct);
        var errors = new FieldErrors();
        if (body.Accepted is null) errors.Add("accepted", "is required.");
        var reference = errors.Text("reference", body.Reference, Longest);
        var why = errors.Text("why", body.Why, Longest, required: body.Accepted == false);
        errors.ThrowIfAny();
        return await commands.RecordAsync(context, state, $"claim-answer:{claimId}", new ClaimAnswer(claimId, body.Accepted!.Value, reference, why));
    }

    private static async Task<IResult> SettleAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, string against, string lineId, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<SettleClaim>(context);
        var (state, claimId) = await FindAsync(context, scope, id, against, lineId, ct);
        var errors = new FieldErrors();
        Currency? currency = Currency.TryParse(body.Currency, out var known) ? known : null;
        if (currency is null) errors.Add("currency", "is an ISO 4217 code, such as EUR.");
        var amount = errors.Amount("amount", body.Amount, currency, required: true);
        var reference = errors.Text("reference", body.Reference, Longest);
        errors.ThrowIfAny();
        return await commands.RecordAsync(context, state, $"claim-settle:{claimId}", new ClaimSettlement(claimId, amount!.Value, reference));
    }

    private static async Task<IResult> WriteOffAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, string against, string lineId, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<WriteOffClaim>(context);
        var (state, claimId) = await FindAsync(context, scope, id, against, lineId, ct);
        var errors = new FieldErrors();
        var why = errors.Text("why", body.Why, Longest, required: true);
        errors.ThrowIfAny();
        return await commands.RecordAsync(context, state, $"claim-write-off:{claimId}", new ClaimWriteOff(claimId, why!));
    }

    private static async Task<(ReturnState State, string ClaimId)> FindAsync(
        HttpContext context, TenantScope scope, string id, string against, string lineId, CancellationToken ct)
    {
        var state = await scope.ReturnAsync(context, id, ct);
        var claimId = $"{against.ToUpperInvariant()}/{lineId}";
        return state.Claims.Any(c => c.ClaimId == claimId) || state.ClaimProgress.Any(p => p.ClaimId == claimId)
            ? (state, claimId)
            : throw new ProblemException(Problems.NotFound);
    }

    private static string Short(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..16];
}
