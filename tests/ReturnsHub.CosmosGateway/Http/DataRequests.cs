using System.Globalization;
using ReturnsHub.CosmosGateway.Batches;
using ReturnsHub.CosmosGateway.Faults;
using ReturnsHub.CosmosGateway.Feed;
using ReturnsHub.CosmosGateway.Items;
using ReturnsHub.CosmosGateway.Log;
using ReturnsHub.CosmosGateway.Queries;

namespace ReturnsHub.CosmosGateway.Http;

/// <summary>Answers requests for items, with the faults that are planned, and writes each into the log.</summary>
internal sealed class DataRequests(FaultPlan faults, RequestLog log)
{
    private const double ChargeOfFault = 1;

    /// <summary>Null where the client gets no answer.</summary>
    public async Task<GatewayResponse?> AnswerAsync(DataRequest data, CancellationToken ct)
    {
        var record = data.Describe();
        if (faults.Take(record) is not { } taken)
            return Logged(record, await RunAsync(data));
        var (rule, fault) = taken;
        var effect = fault.Moment == FaultMoment.AfterEffect ? await RunAsync(data) : null;
        var charge = effect?.Charge ?? (fault.Kind == FaultKind.Status ? ChargeOfFault : 0);
        log.Add(record with { Status = fault.Status, SubStatus = fault.SubStatus, Charge = charge, WasFaulted = true });
        rule.Announce();
        if (fault.Kind == FaultKind.Silence)
            await UntilClientGivesUpAsync(ct);
        return fault.Kind == FaultKind.Status ? Failure(fault) with { Charge = charge } : null;
    }

    private static async Task<GatewayResponse> RunAsync(DataRequest data) => data.Operation switch
    {
        Operation.Batch or Operation.Bulk => await BatchHandler.HandleAsync(data.Container, data.Request),
        Operation.Query => QueryHandler.Handle(data.Container, data.Request),
        Operation.ChangeFeed => ChangeFeedHandler.Handle(data.Container, data.Request),
        _ => ItemHandler.Handle(data.Container, data.Request, data.Operation, data.ItemId),
    };

    private static GatewayResponse Failure(Fault fault)
    {
        var response = GatewayResponse.Error(fault.Status, "A planned fault.", fault.SubStatus);
        return fault.RetryAfter is { } wait
            ? response.With(CosmosHeaders.RetryAfter, wait.TotalMilliseconds.ToString(CultureInfo.InvariantCulture))
            : response;
    }

    private static async Task UntilClientGivesUpAsync(CancellationToken ct)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (ct.Register(gone.SetResult))
            await gone.Task;
    }

    private GatewayResponse Logged(RequestRecord record, GatewayResponse response)
    {
        log.Add(record with { Status = response.Status, SubStatus = response.SubStatus, Charge = response.Charge });
        return response;
    }
}
