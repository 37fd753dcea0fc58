using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Local.Commands;
using ReturnsHub.Local.Hosting;
using Spectre.Console;

namespace ReturnsHub.Local.Demo;

/// <summary><c>returnshub demo</c>: a day of a small shop against a real hub over real HTTP, and whether the promises held.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static Command Create()
    {
        var seed = new Option<int>("--seed") { Description = "Makes another day; the same seed makes the same day.", DefaultValueFactory = _ => 2026 };
        var keep = new Option<bool>("--keep") { Description = "Keep the data directory and say where it is." };
        var command = new Command("demo", "Play a day's traffic of a small shop through a fresh hub and show what came of it.") { seed, keep };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetRequiredValue(seed), parsed.GetValue(keep), parsed.InvocationConfiguration.Output, ct));
        return command;
    }

    /// <summary>Plays the demo; <see cref="ExitCodes.Faults"/> when a promise was broken.</summary>
    internal static async Task<int> RunAsync(int seed, bool keep, TextWriter output, CancellationToken ct)
    {
        var console = DemoConsole.Create(output);
        var directory = Path.Combine(Path.GetTempPath(), $"returnshub-demo-{Guid.NewGuid():N}");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            return await PlayAsync(console, directory, seed, limit.Token);
        }
        finally
        {
            if (keep) console.WriteLine($"The data directory is {directory}.");
            else if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<int> PlayAsync(IAnsiConsole console, string directory, int seed, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var time = TimeProvider.System;
        var shop = new DemoShop(seed);
        var ledger = new DemoLedger();
        await using var erp = await DemoErp.StartAsync(shop, time);
        await using var host = await HubHost.StartAsync(
            new HubHostOptions
            {
                DataDirectory = directory,
                Configuration = shop.Configuration(erp.Address),
                Telemetry = new ConfigurationBuilder().AddEnvironmentVariables().Build(),
                // A demo's ERP is back in a moment; a real one gets the default schedule.
                Services = services => services.Replace(ServiceDescriptor.Singleton(new RetrySchedule { First = TimeSpan.FromMilliseconds(300) })),
            },
            ct);
        using var http = new HttpClient { BaseAddress = host.BaseAddress };
        var sender = new DemoSender(http, shop, time);
        console.MarkupLineInterpolated($"A hub runs at {host.BaseAddress} with its data in {directory}; an ERP listens at {erp.Address}.");
        await TrafficAsync(console, new DemoDay(sender, shop, ledger, seed, time.GetUtcNow()), erp, () => host.DrainAsync(ct));
        await host.DrainAsync(ct);
        var people = new DemoPeople(sender, erp, ledger);
        console.MarkupLineInterpolated($"The clerk settles {await people.SettleReasonsAsync()} reasons that no rule could.");
        await host.DrainAsync(ct);
        var governance = new DemoGovernance(sender, people);
        List<string> decided = [await governance.HoldAsync()];
        console.MarkupLineInterpolated($"Finance approves {await people.ApproveAsync()} credits and opens the ERP's period; the administrator redrives {await people.RedriveAsync()} delivery.");
        await host.DrainAsync(ct);

        decided.AddRange([await governance.ClaimAsync(), await governance.CertifyAsync(), await governance.DestroyedAsync(), await governance.WhatIfAsync()]);
        await host.DrainAsync(ct);

        T Get<T>()
            where T : notnull => host.Services.GetRequiredService<T>();
        var report = new DemoReport(
            console, Get<IReturnStore>(), Get<IReturnQueries>(), Get<IQuarantine>(), Get<IUnmatchedReports>(), Get<HubMetrics>(), sender, erp, ledger);
        await report.WriteAsync(decided, watch.Elapsed, ct);
        var promises = await new PromiseCheck(
            Get<IReturnStore>(), Get<IReturnQueries>(), Get<IEvidenceStore>(), Get<IQuarantine>(), Get<IUnmatchedReports>(), sender, erp, ledger).CheckAsync(ct);
        report.Promises(promises);
        return promises.All(p => p.Broken.Count == 0) ? ExitCodes.Fine : ExitCodes.Faults;
    }

    private static async Task TrafficAsync(IAnsiConsole console, DemoDay day, DemoErp erp, Func<Task> settled)
    {
        var played = 0;
        await console.Progress().AutoClear(false).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask("Playing a day of returns", maxValue: DemoDay.Total);
            await day.PlayAsync(
                _ =>
                {
                    Interlocked.Increment(ref played);
                    task.Increment(1);
                },
                id => erp.ClosedFor = FirstDocument(id),
                settled);
        });
        console.MarkupLineInterpolated($"{played} stories played.");
    }

    private static string FirstDocument(ReturnId id) => $"RH-{id.Value["ret_".Length..]}-1".ToUpperInvariant();
}
