using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Returns.Opening;

/// <summary>Records a checked request as facts, in the caller's name. Safe to repeat for the same native id.</summary>
internal sealed class ReturnOpener(RecordHandler record, RmaNumbers rmas, IEvidenceStore evidence)
{
    /// <exception cref="ProblemException">The rules do not allow it.</exception>
    public async Task<ReturnState> OpenAsync(
        TenantId tenant, Caller caller, string nativeId, CheckedReturn request, ReadOnlyMemory<byte> raw, CancellationToken ct)
    {
        var id = ReturnId.For(tenant, request.Connection, nativeId);
        var rma = request.Rma ?? (await rmas.AllocateAsync(new StreamKey(tenant, id), ct)).Value;
        var header = new ReturnHeader(nativeId, rma, request.OrderId);
        var kept = await evidence.PutAsync(tenant, raw, ct);
        Fact Fact(string what, FactBody body) => new()
        {
            Id = $"api:{request.Connection}:{nativeId}:{what}",
            Tenant = tenant,
            Subject = new Subject.Known(id),
            Connection = request.Connection,
            OccurredAt = request.RequestedAt,
            Actor = caller.Actor,
            Roles = caller.Roles,
            Via = caller.Via,
            Evidence = kept,
            Body = body,
        };

        var state = await RecordAsync(Fact("requested", new ReturnRequestReported(header, request.Lines)), ct);
        if (request.Order is { } order) state = await RecordAsync(Fact("order", new OrderReported(order)), ct);
        if (request.Authorised) state = await RecordAsync(Fact("authorised", new ReturnAuthorisationReported(header, [])), ct);
        return state;
    }

    private async Task<ReturnState> RecordAsync(Fact fact, CancellationToken ct) =>
        Recorded.StateOf(await record.RecordAsync(fact, message: null, ct));
}

/// <summary>Reads the outcome of a command on one return.</summary>
internal static class Recorded
{
    /// <exception cref="ProblemException">The rules refused it.</exception>
    public static ReturnState StateOf(IReadOnlyList<RecordOutcome> outcomes) => outcomes.Single() switch
    {
        RecordOutcome.Recorded recorded => recorded.State,
        RecordOutcome.Nothing nothing => nothing.State,
        RecordOutcome.Refused refused => throw new ProblemException(refused.Code == "not-permitted" ? 403 : 409, refused.Code, refused.Detail),
        _ => throw new InvalidOperationException("A command on a known return cannot be unmatched."),
    };
}
