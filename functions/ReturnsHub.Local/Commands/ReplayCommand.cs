using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Ports;
using ReturnsHub.Local.Hosting;

namespace ReturnsHub.Local.Commands;

/// <summary><c>returnshub replay</c>: reads quarantined messages again after a fix.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var data = DataOption.Create();
        var command = new Command("replay", "Put every quarantined message of a stopped hub back on the inbound queue and read it again.") { data };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetRequiredValue(data), parsed.InvocationConfiguration.Output, ct));
        return command;
    }

    private static async Task<int> RunAsync(string directory, TextWriter output, CancellationToken ct)
    {
        // Consumers are left alone: what the replay leads to is delivered when the hub serves again.
        await using var host = await HubHost.StartAsync(new HubHostOptions { DataDirectory = directory, Listen = false, Pumps = HubPumps.None }, ct);
        var quarantine = host.Services.GetRequiredService<IQuarantine>();
        var replay = host.Services.GetRequiredService<QuarantineReplay>();
        var open = await OpenAsync(quarantine, ct);
        foreach (var message in open) await replay.ReplayAsync(message.Message.Tenant, message.Message.Id, ct);
        await host.PumpInboundAsync(ct);
        var left = (await OpenAsync(quarantine, ct)).Count;
        await output.WriteLineAsync($"{open.Count} message(s) replayed, {left} still in quarantine.");
        return left == 0 ? ExitCodes.Fine : ExitCodes.Faults;
    }

    private static async Task<List<QuarantinedMessage>> OpenAsync(IQuarantine quarantine, CancellationToken ct)
    {
        var open = new List<QuarantinedMessage>();
        string? cursor = null;
        do
        {
            var page = await quarantine.ListAsync(tenant: null, QuarantineStatus.Open, new PageRequest(500, cursor), ct);
            open.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return open;
    }
}
