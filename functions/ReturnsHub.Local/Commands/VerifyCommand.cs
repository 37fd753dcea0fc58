using System.CommandLine;
using ReturnsHub.Embedded;
using ReturnsHub.Local.Verification;

namespace ReturnsHub.Local.Commands;

/// <summary><c>returnshub verify</c>: holds a data directory against the hub's promises.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var data = DataOption.Create();
        var command = new Command("verify", "Check hash chains, sequences, stored states and released credits of a stopped hub.") { data };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetRequiredValue(data), parsed.InvocationConfiguration.Output, ct));
        return command;
    }

    private static async Task<int> RunAsync(string directory, TextWriter output, CancellationToken ct)
    {
        // Opening would make a directory that is not there, and an empty one holds every promise.
        if (!Directory.Exists(directory)) throw new DirectoryNotFoundException($"There is no directory {directory}. Name the hub's with --data.");
        await using var backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = directory }, TimeProvider.System, new Uuid7Ids(), ct);
        var report = await new Verifier(backend.Returns, backend.Queries).VerifyAsync(ct);
        await output.WriteLineAsync($"{report.Returns} return(s), {report.Events} event(s).");
        if (report.Holds)
        {
            await output.WriteLineAsync("Everything holds: sequences, hash chains, stored states, released credits.");
            return ExitCodes.Fine;
        }

        foreach (var fault in report.Faults) await output.WriteLineAsync($"FAULT {fault}");
        if (report.MoreFaults > 0) await output.WriteLineAsync($"and {report.MoreFaults} more.");
        return ExitCodes.Faults;
    }
}
