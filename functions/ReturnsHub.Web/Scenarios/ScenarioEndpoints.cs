using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Audit;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Scenarios;

/// <summary>The simulator for integrators: lists the catalogue and plays a scenario in a sandbox, once per Idempotency-Key.</summary>
internal sealed class ScenarioEndpoints(
    TenantScope scope, ITenants tenants, RequestBody bodies, ScenarioPlayer player, OnceOnly once, AuditWriter audit, IIds ids, TimeProvider time)
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/scenarios", () => Answers.Json(new PageView<ScenarioView>([.. ScenarioCatalogue.All.Select(s => new ScenarioView(s.Name, s.Title, s.Seen))], null)))
            .Needs(Permission.ReadReturns)
            .Describe("listScenarios", "List the scenarios that can be played in a sandbox.")
            .Answers<PageView<ScenarioView>>(200, "All of them.");
        api.MapPost("/scenarios/{name}/play", (HttpContext context, ScenarioEndpoints endpoints, string name) => endpoints.PlayAsync(context, name))
            .Needs(Permission.OpenReturn)
            .Describe(
                "playScenario",
                "Play a scenario in a sandbox tenant, to all its consumers or to one.",
                "The reports go through the same pipeline, policy and delivery as real ones. Every event carries \"test\": true.")
            .Takes<PlayScenario>()
            .Answers<ScenarioPlayedView>(201, "It was played. Location names the return. The same Idempotency-Key gives the same answer.")
            .Refuses(400, 404, 409, 413, 415, 422, 503);
    }

    private async Task<IResult> PlayAsync(HttpContext context, string name)
    {
        var key = IdempotencyKey.Read(context.Request);
        var raw = await bodies.ReadAsync(context);
        var body = RequestBody.Parse<PlayScenario>(raw);
        var scenario = ScenarioCatalogue.Find(name)
            ?? throw new ProblemException(404, "scenario-unknown", "There is no such scenario. GET /api/scenarios lists them.");
        var tenant = tenants.Find(scope.ForNew(context, body.Tenant))!;
        if (!tenant.Sandbox)
            throw new ProblemException(409, "tenant-not-sandbox", "Scenarios are played in a sandbox only. Name a tenant that is configured with \"sandbox\": true.");
        var now = time.GetUtcNow();
        Check(body, tenant, now);
        var caller = context.Caller();
        // The run follows from the key, so that a second attempt completes what the first one began.
        var runId = key is null ? $"{ids.Next(now):N}" : IdempotencyKey.NativeId(caller.Subject, key);

        async Task<byte[]> PlayAsync()
        {
            var run = new ScenarioRun(tenant.Id, runId, body.StartAt ?? now - Scenario.Lasts, body.Consumer);
            // The events name the simulator's own people; who had it play stands in the audit log.
            await audit.WriteAsync(context, tenant.Id, AuditActions.ScenarioPlayed, scenario.ReturnOf(run), scenario.Name);
            var played = await player.PlayAsync(scenario, run, CancellationToken.None);
            return Answers.Bytes(new ScenarioPlayedView(
                scenario.Name, runId, tenant.Id.Value, played.ReturnId.Value, body.Consumer, run.StartsAt, played.Facts,
                [.. played.Refused.Select(r => new RefusedView(r.FactId, r.What, r.Code, r.Detail))]));
        }

        var answer = key is null
            ? await PlayAsync()
            : await once.RunAsync($"{tenant.Id}/{caller.Subject}", key, IdempotencyKey.Fingerprint(context.Request, raw), PlayAsync);
        return new Created($"/api/returns/{scenario.ReturnOf(new ScenarioRun(tenant.Id, runId, now, body.Consumer))}", answer);
    }

    private static void Check(PlayScenario body, Tenant tenant, DateTimeOffset now)
    {
        var errors = new FieldErrors();
        if (body.Consumer is { } consumer && tenant.Consumers.All(c => c.Id != consumer)) errors.Add("consumer", "is a consumer of the tenant.");
        if (body.StartAt is { } start && (start < Earliest || start > now - Scenario.Lasts))
            errors.Add("startAt", $"is between the year 2000 and {Scenario.Lasts.Days} days ago.");
        errors.ThrowIfAny();
    }
}
