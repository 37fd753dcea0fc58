using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Intake.Batches;
using ReturnsHub.Local.Hosting;

namespace ReturnsHub.Local.Commands;

/// <summary><c>returnshub import</c>: takes a file of reports in.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var data = DataOption.Create();
        var tenant = new Option<string>("--tenant") { Description = "Whose file.", Required = true };
        var connection = new Option<string>("--connection") { Description = "The connection it comes from, of a source that takes files (warehouse).", Required = true };
        var file = new Argument<FileInfo>("file") { Description = "The file: .csv, .ndjson or .jsonl." };
        var command = new Command("import", "Take a file of reports in, in a stopped hub, and read it.") { data, tenant, connection, file };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetRequiredValue(data), parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(connection), parsed.GetRequiredValue(file),
            parsed.InvocationConfiguration, ct));
        return command;
    }

    private static async Task<int> RunAsync(
        string directory, string tenant, string connection, FileInfo file, InvocationConfiguration invocation, CancellationToken ct)
    {
        await using var content = file.OpenRead();
        // Consumers are left alone: what the file leads to is delivered when the hub serves again.
        await using var host = await HubHost.StartAsync(new HubHostOptions { DataDirectory = directory, Listen = false, Pumps = HubPumps.None }, ct);
        try
        {
            var result = await host.Services.GetRequiredService<BatchIntake>()
                .TakeInAsync(tenant, connection, file.Name, await BatchBytes.ReadAsync(content, ct), ct);
            await host.PumpInboundAsync(ct);
            await invocation.Output.WriteLineAsync(
                $"{result.Kept} report(s) taken in, {result.Duplicates} known before, {result.Quarantined} in quarantine with their row's number.");
            return result.Quarantined == 0 ? ExitCodes.Fine : ExitCodes.Faults;
        }
        catch (BatchRefusedException e)
        {
            await invocation.Error.WriteLineAsync(e.Message);
            return ExitCodes.Configuration;
        }
    }
}
