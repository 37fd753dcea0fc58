using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Intake.Batches;
using ReturnsHub.Functions.Pipeline;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Batches;

/// <summary>Step 1 for files: receipts of warehouses, told of by Event Grid the moment they are there.</summary>
internal sealed class BatchFilesFunction(BatchIntake intake, ILogger<BatchFilesFunction> log)
{
    [Function(FunctionNames.BatchFiles)]
    public async Task RunAsync(
        [BlobTrigger(BlobContainers.Batches + "/{tenant}/{connection}/{name}", Source = BlobTriggerSource.EventGrid, Connection = SettingNames.Batches)] Stream file,
        string tenant,
        string connection,
        string name,
        CancellationToken ct)
    {
        var bytes = await BatchBytes.ReadAsync(file, ct);
        try
        {
            var result = await intake.TakeInAsync(tenant, connection, name, bytes, ct);
            log.BatchFileTaken(tenant, connection, result.Kept, result.Duplicates, result.Quarantined);
        }
        catch (BatchRefusedException e)
        {
            log.BatchFileRefused(tenant, connection, e.Reason);
            // Where nobody would see it in quarantine it counts as failed: the alarm on batch files tells of it.
            if (!await intake.SetAsideAsync(tenant, connection, name, bytes, e, ct)) throw;
        }
    }
}
