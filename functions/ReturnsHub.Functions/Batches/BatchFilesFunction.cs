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
        var result = await intake.TakeInAsync(tenant, connection, name, await BatchBytes.ReadAsync(file, ct), ct);
        log.BatchFileTaken(tenant, connection, result.Kept, result.Duplicates, result.Quarantined);
    }
}
