using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Export;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Local.Hosting;

namespace ReturnsHub.Local.Commands;

/// <summary><c>returnshub export</c>: takes one return out as a file.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var data = DataOption.Create();
        var of = new Option<string>("--return") { Description = "The return's id.", Required = true };
        of.Validators.Add(result =>
        {
            if (!ReturnId.TryParse(result.GetValueOrDefault<string>(), out _)) result.AddError("--return is a return id: ret_ and 24 characters.");
        });
        var evidence = new Option<bool>("--with-evidence") { Description = "Add the raw messages, which hold personal data." };
        var to = new Option<string?>("--out") { Description = "The file to write; the return's id with .zip when left out." };
        var command = new Command("export", "Write one return of a stopped hub as a file that can be checked without it.") { data, of, evidence, to };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetRequiredValue(data), ReturnId.Parse(parsed.GetRequiredValue(of)), parsed.GetValue(evidence), parsed.GetValue(to),
            parsed.InvocationConfiguration.Output, ct));
        return command;
    }

    private static async Task<int> RunAsync(string directory, ReturnId id, bool evidence, string? to, TextWriter output, CancellationToken ct)
    {
        await using var host = await HubHost.StartAsync(new HubHostOptions { DataDirectory = directory, Listen = false, Pumps = HubPumps.None }, ct);
        var store = host.Services.GetRequiredService<IReturnStore>();
        foreach (var tenant in host.Services.GetRequiredService<ITenants>().All)
        {
            var key = new StreamKey(tenant.Id, id);
            if (await store.LoadAsync(key, ct) is null) continue;
            await host.Services.GetRequiredService<IAuditLog>().AppendAsync(
                new AuditDraft
                {
                    Tenant = tenant.Id,
                    At = host.Services.GetRequiredService<TimeProvider>().GetUtcNow(),
                    Actor = new Actor(ActorKind.System, "command-line"),
                    Via = "command-line",
                    Action = AuditActions.ReturnExported,
                    ReturnId = id,
                    Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["evidence"] = evidence ? "true" : "false" },
                },
                ct);
            var path = to ?? $"{id.Value}.zip";
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
                await host.Services.GetRequiredService<ReturnExport>().WriteAsync(key, evidence, file, ct);
            await output.WriteLineAsync($"Wrote {path}.");
            return ExitCodes.Fine;
        }

        await output.WriteLineAsync($"There is no return {id.Value} in {directory}.");
        return ExitCodes.Faults;
    }
}
