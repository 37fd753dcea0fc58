using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.WhatIf;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Policies;

/// <summary>Tries a draft policy on a tenant's returns. Changes nothing.</summary>
internal static class SimulateEndpoint
{
    private const int MostReturns = 50_000;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/policies/simulate", SimulateAsync)
            .Needs(Permission.ProposePolicy)
            .Describe(
                "simulatePolicy",
                "Decide past returns anew under a draft policy and tell what would differ.",
                $"The body is the policy document. Compared with the policy in force. most: returns decided anew, those changed last first (1 to {MostReturns}, as a rule 10,000). The command simulate-policy has no limit.")
            .Takes<PolicyDocument>()
            .Answers<WhatIfReport>(200, "What would differ.")
            .Refuses(400, 404, 413, 415);

    private static async Task<IResult> SimulateAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, PoliciesInForce inForce, PolicySimulation simulation,
        string? tenant, string? most, CancellationToken ct)
    {
        var of = scope.ForNew(context, tenant);
        var returns = QueryText.Whole("most", most, 10_000, 1, MostReturns);
        var draft = PolicyReader.Read(await bodies.ReadAsync(context));
        if (draft.Policy is not { } policy) throw new ProblemException(Faulty(draft.Faults));
        return Answers.Json(await simulation.RunAsync(of, await inForce.NowAsync(of, ct), policy, new WhatIfOptions(MostReturns: returns), ct));
    }

    private static Problem Faulty(IReadOnlyList<PolicyFault> faults) =>
        new(400, "policy-faulty", "The policy does not hold together; 'errors' names each fault with its place. Correct them and send it again.")
        {
            Errors = faults.GroupBy(f => f.Path, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(f => f.Line is { } line ? $"line {line}: {f.Message}" : f.Message)], StringComparer.Ordinal),
        };
}
