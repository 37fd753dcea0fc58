using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using ReturnsHub.Local.Configuration;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Commands;

/// <summary><c>returnshub serve</c>: runs the hub until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = DataOption.Create();
        var port = new Option<int>("--port") { Description = "The port to listen at; 0 for any that is free.", DefaultValueFactory = _ => 8787 };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535) result.AddError("--port is a number from 0 to 65535.");
        });
        var address = new Option<string>("--address") { Description = "The address to listen at; 0.0.0.0 for all.", DefaultValueFactory = _ => "127.0.0.1" };
        address.Validators.Add(result =>
        {
            if (!IPAddress.TryParse(result.GetValueOrDefault<string>(), out _)) result.AddError("--address is an IP address.");
        });
        var command = new Command("serve", "Run the hub.") { data, port, address };
        command.SetAction((parsed, ct) => RunAsync(
            new HubHostOptions
            {
                DataDirectory = parsed.GetRequiredValue(data),
                Port = parsed.GetRequiredValue(port),
                Address = parsed.GetRequiredValue(address),
                Logging = Log,
                Telemetry = new ConfigurationBuilder().AddEnvironmentVariables().Build(),
            },
            parsed.InvocationConfiguration.Output,
            ct));
        return command;
    }

    private static async Task<int> RunAsync(HubHostOptions options, TextWriter output, CancellationToken stop)
    {
        if (!ConfigurationFile.Exists(options.DataDirectory)) await FirstStartAsync(options.DataDirectory, output);
        await using var host = await HubHost.StartAsync(options, stop);
        await output.WriteLineAsync($"ReturnsHub listens at {host.BaseAddress} with {host.Configuration.Tenants.Count} tenant(s). Ctrl-C stops it.");
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (stop.Register(stopped.SetResult)) await stopped.Task;
        await output.WriteLineAsync("Stopping: finishing what is in hand.");
        await host.StopAsync();
        await output.WriteLineAsync("Stopped.");
        return ExitCodes.Fine;
    }

    private static async Task FirstStartAsync(string directory, TextWriter output)
    {
        using var random = RandomNumberGenerator.Create();
        var key = ConfigurationFile.Create(directory, random);
        await output.WriteLineAsync($"First start: wrote {Path.Combine(directory, HubConfiguration.FileName)} and a policy beside it. Read and change them.");
        await output.WriteLineAsync($"API key, shown this once: {key}");
        await output.WriteLineAsync("It opens, receives and grades returns and runs the hub; it approves no credit, since that takes a second person.");
        await output.WriteLineAsync("Add people with 'returnshub key --subject finn --role approver': it makes a key and the entry for apiKeys.");
    }

    private static void Log(ILoggingBuilder logging) => logging.AddSimpleConsole(console =>
    {
        console.SingleLine = true;
        console.IncludeScopes = true;
        console.UseUtcTimestamp = true;
        console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
    });
}
