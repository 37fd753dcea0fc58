using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Holds;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Returns;

/// <summary>Puts a return's credits on hold.</summary>
/// <param name="Code"><c>MANUAL</c> or <c>ABUSE_SUSPECTED</c>; required.</param>
/// <param name="Why">A short phrase without personal data, at most 200 characters. Required.</param>
public sealed record PlaceHold(HoldCode? Code = null, string? Why = null);

/// <summary>Lifts a hold.</summary>
/// <param name="ContentHash">The held credit's content as it was seen; required for a hold that a rule put.</param>
/// <param name="Why">A short phrase without personal data, at most 200 characters. Required.</param>
public sealed record LiftHold(string? ContentHash = null, string? Why = null);

/// <summary>Lets people put and lift holds.</summary>
internal static class HoldEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/returns/{id}/holds", PlaceAsync)
            .Needs(Permission.PlaceHold)
            .Describe("placeHold", "Put a return's credits on hold.", "While the hold stands no approval gets past it. Who put it can neither lift it nor approve.")
            .IsReturnCommand<PlaceHold>();
        api.MapPost("/returns/{id}/holds/{code}/lift", LiftAsync)
            .Needs(Permission.LiftHold)
            .Describe("liftHold", "Lift a hold.", "Each hold of a credit names the roles that may lift it. A hold that a rule put comes back when what it rests on changes.")
            .IsReturnCommand<LiftHold>();
    }

    private static async Task<IResult> PlaceAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<PlaceHold>(context);
        var state = await scope.ReturnAsync(context, id, ct);
        var errors = new FieldErrors();
        if (body.Code is not { } code || !HoldTable.MayBePlaced(code)) errors.Add("code", "is MANUAL or ABUSE_SUSPECTED.");
        var why = errors.Text("why", body.Why, 200, required: true);
        errors.ThrowIfAny();
        return await commands.RecordAsync(context, state, $"hold:{body.Code}", new HoldPlacement(body.Code!.Value, why!));
    }

    private static async Task<IResult> LiftAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, string code, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<LiftHold>(context);
        var state = await scope.ReturnAsync(context, id, ct);
        if (HoldTable.All.FirstOrDefault(e => string.Equals(CodeNames.Of(e.Code), code, StringComparison.Ordinal))?.Code is not { } hold) return Problems.NotFound;
        var errors = new FieldErrors();
        var hash = errors.Text("contentHash", body.ContentHash, 100);
        var why = errors.Text("why", body.Why, 200, required: true);
        errors.ThrowIfAny();
        return await commands.RecordAsync(context, state, $"lift:{hold}", new HoldLift(hold, hash, why!));
    }
}
