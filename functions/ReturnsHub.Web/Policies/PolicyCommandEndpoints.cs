using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Audit;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Policies;

/// <summary>Proposes, approves and withdraws versions of a policy.</summary>
internal static class PolicyCommandEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/policies", ProposeAsync)
            .Needs(Permission.ProposePolicy)
            .Describe("proposePolicy", "Propose a policy.", "The document is kept as a draft under its own version name; the answer lists what it changes and whether that loosens a limit.")
            .Takes<ProposePolicy>()
            .Answers<PolicyVersionView>(201, "The draft.")
            .Refuses(400, 404, 409, 413, 415, 503);
        api.MapPost("/policies/{version}/approve", ApproveAsync)
            .Needs(Permission.ApprovePolicy)
            .Describe("approvePolicy", "Put a drafted policy in force from now on.", "A change that loosens a limit is put in force by somebody else than who proposed it.")
            .Answers<PolicyVersionView>(200, "The version.")
            .Refuses(403, 404, 409, 503);
        api.MapPost("/policies/{version}/withdraw", WithdrawAsync)
            .Needs(Permission.ProposePolicy)
            .Describe("withdrawPolicy", "Take a drafted policy back.")
            .Answers<PolicyVersionView>(200, "The version.")
            .Refuses(404, 409, 503);
    }

    private static async Task<IResult> ProposeAsync(HttpContext context, TenantScope scope, RequestBody bodies, PolicyVersions policies, AuditWriter audit, string? tenant)
    {
        var body = await bodies.ReadAsync<ProposePolicy>(context);
        var of = scope.ForNew(context, tenant);
        var text = body.Document switch
        {
            { ValueKind: JsonValueKind.String } written => Text(written),
            { ValueKind: JsonValueKind.Object } built => built.GetRawText(),
            _ => throw Invalid("document", "is the policy: an object, or its text as a string."),
        };
        var by = context.Caller().Actor;
        var outcome = await policies.ProposeAsync(of, Encoding.UTF8.GetBytes(text), body.Why ?? "", by, CancellationToken.None);
        return await AnswerAsync(context, audit, "proposed", of, policies, outcome, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ApproveAsync(HttpContext context, TenantScope scope, PolicyVersions policies, AuditWriter audit, string version, string? tenant)
    {
        var of = scope.ForNew(context, tenant);
        return await AnswerAsync(context, audit, "approved", of, policies, await policies.ApproveAsync(of, version, context.Caller().Actor, CancellationToken.None), 200);
    }

    private static async Task<IResult> WithdrawAsync(HttpContext context, TenantScope scope, PolicyVersions policies, AuditWriter audit, string version, string? tenant)
    {
        var of = scope.ForNew(context, tenant);
        return await AnswerAsync(context, audit, "withdrawn", of, policies, await policies.WithdrawAsync(of, version, context.Caller().Actor, CancellationToken.None), 200);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, AuditWriter audit, string act, TenantId tenant, PolicyVersions policies, PolicyOutcome outcome, int status)
    {
        if (outcome is PolicyOutcome.Refused refused) return Refusal(refused);
        var done = (PolicyOutcome.Done)outcome;
        await audit.WriteAsync(
            context, tenant, AuditActions.PolicyChanged, about: done.Version.Name,
            details: new Dictionary<string, string>(StringComparer.Ordinal) { ["act"] = act, ["why"] = Clip.Of(done.Version.Why, 200) });
        var history = await policies.HistoryAsync(tenant, CancellationToken.None);
        return Answers.Json(PolicyVersionView.Of(tenant, done.Version, history) with { Comparison = PolicyComparisonView.Of(done.Comparison) }, status);
    }

    private static Problem Refusal(PolicyOutcome.Refused refused)
    {
        var status = refused.Code switch
        {
            "policy-unreadable" or "policy-why-missing" or "policy-version-unfit" => 400,
            "policy-version-unknown" => 404,
            "policy-second-person-needed" or "policy-person-needed" => 403,
            "policy-busy" => 503,
            _ => 409,
        };
        return new Problem(status, refused.Code, refused.Detail)
        {
            RetryAfterSeconds = status == 503 ? 1 : null,
            Errors = refused.Faults.Count == 0 ? null : Errors(refused.Faults),
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> Errors(IReadOnlyList<PolicyFault> faults) => faults
        .GroupBy(f => f.Path, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(f => f.Line is { } line ? $"line {line}: {f.Message}" : f.Message)], StringComparer.Ordinal);

    private static string Text(JsonElement written)
    {
        try
        {
            return written.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Invalid("document", "holds half of a character (a lone surrogate).");
        }
    }

    private static ProblemException Invalid(string field, string what) => new(new Problem(400, "body-invalid", "The body is not what this address takes. See /openapi/v1.json.")
    {
        Errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [field] = [what] },
    });
}
