using System.CommandLine;
using ReturnsHub.Local.Demo;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Commands;

/// <summary>The command line: parses, runs, and turns expected failures into a sentence and an exit code.</summary>
public static class CommandLine
{
    /// <summary>Longest a stop by signal may take before the process ends regardless.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);

    /// <summary>Runs a command line to its end.</summary>
    /// <returns>The exit code: 0 fine, 1 something checked does not hold, 2 configuration or command line wrong, 3 directory or port not to be had.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken ct = default)
    {
        var root = new RootCommand("ReturnsHub: the hub between the systems that report returns and the systems that book them.")
        {
            ServeCommand.Create(),
            VerifyCommand.Create(),
            ReplayCommand.Create(),
            ImportCommand.Create(),
            SimulatePolicyCommand.Create(),
            KeyCommand.Create(),
            ExportCommand.Create(),
            CheckCommand.Create(),
            ReconcileCommand.Create(),
            DemoCommand.Create(),
        };
        var parsed = root.Parse(arguments);
        var invocation = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = StopWithin,
        };
        try
        {
            var code = await parsed.InvokeAsync(invocation, ct);
            return parsed.Errors.Count > 0 ? ExitCodes.Configuration : code;
        }
        catch (ConfigurationException e)
        {
            await error.WriteLineAsync($"{e.File} cannot be used:");
            foreach (var one in e.Errors) await error.WriteLineAsync($"  {one}");
            return ExitCodes.Configuration;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCodes.Unavailable;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped before it was done.");
            return ExitCodes.Faults;
        }
    }
}
