using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Audit;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Operations;

/// <summary>A verified message that could not be read.</summary>
/// <param name="Id">The message.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="Connection">The connection it came through.</param>
/// <param name="Source">The adapter that could not read it.</param>
/// <param name="Topic">What the sender says it is about.</param>
/// <param name="Reason">Stable code.</param>
/// <param name="Detail">What is wrong and what to do.</param>
/// <param name="Since">Since when.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Evidence">SHA-256 of its bytes.</param>
public sealed record QuarantinedView(
    string Id, string Tenant, string Connection, string Source, string Topic, string Reason, string Detail, DateTimeOffset Since, QuarantineStatus Status, string Evidence)
{
    internal static QuarantinedView Of(QuarantinedMessage m) => new(
        m.Message.Id, m.Message.Tenant.Value, m.Message.Connection, m.Message.Source, m.Message.Topic, m.Reason, m.Detail, m.At, m.Status, m.Message.Evidence.Value);
}

/// <summary>Says that something was taken up and will be worked on.</summary>
/// <param name="Id">What.</param>
public sealed record TakenUp(string Id);

/// <summary>Messages in quarantine.</summary>
internal static class QuarantineEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/quarantine", ListAsync)
            .Needs(Permission.ReadReturns)
            .Describe("listQuarantine", "List messages that could not be read, oldest first.", "Filters: tenant, status (OPEN when left out, REPLAYED). Paging: limit, cursor.")
            .Answers<PageView<QuarantinedView>>(200, "A page.")
            .Refuses(400, 404);
        api.MapPost("/quarantine/{id}/replay", ReplayAsync)
            .Needs(Permission.OperateHub)
            .Describe("replayQuarantined", "Read a quarantined message again, after a fix.", "Safe to repeat: what it says is recorded once.")
            .Answers<TakenUp>(202, "It is back on the inbound queue.")
            .Refuses(404);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, TenantScope scope, IQuarantine quarantine, string? tenant, string? status, string? limit, string? cursor, CancellationToken ct)
    {
        var only = scope.ForList(context, tenant);
        var wanted = QueryText.Code<QuarantineStatus>("status", status) ?? QuarantineStatus.Open;
        return Answers.Page(await quarantine.ListAsync(only, wanted, QueryText.Page(limit, cursor), ct), QuarantinedView.Of);
    }

    private static async Task<IResult> ReplayAsync(
        HttpContext context, TenantScope scope, IQuarantine quarantine, QuarantineReplay replay, AuditWriter audit, string id)
    {
        foreach (var tenant in scope.Visible(context))
        {
            if (await quarantine.FindAsync(tenant, id, CancellationToken.None) is null) continue;
            await audit.WriteAsync(context, tenant, AuditActions.MessageReplayed, about: id);
            if (await replay.ReplayAsync(tenant, id, CancellationToken.None)) return Answers.Json(new TakenUp(id), StatusCodes.Status202Accepted);
        }

        return Problems.NotFound;
    }
}
