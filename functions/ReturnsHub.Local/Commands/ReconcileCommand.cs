using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Local.Reconciliation;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Commands;

/// <summary><c>returnshub reconcile</c>: compares a day of a stopped hub with what a consumer's books hold.</summary>
internal static class ReconcileCommand
{
    private const string Now = "now";

    public static Command Create()
    {
        var data = DataOption.Create();
        var consumer = new Option<string>("--consumer") { Description = "The consumer whose books are compared.", Required = true };
        var tenant = new Option<string?>("--tenant") { Description = "Whose consumer; may be left out when only one tenant has one of that name." };
        var day = new Option<DateOnly?>("--day")
        {
            Description = "The day in UTC, as YYYY-MM-DD; yesterday when left out.",
            CustomParser = result =>
            {
                if (result.Tokens is [{ Value: var text }] && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) return read;
                result.AddError("--day is a day as YYYY-MM-DD.");
                return null;
            },
        };
        var format = new Option<string>("--format") { Description = "text, json or csv.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "csv");
        var show = new Option<string>("--show")
        {
            Description = "now: the day as it stands now. kept: as it was reported then. since: what became of that report's differences. list: the reports that are kept.",
            DefaultValueFactory = _ => Now,
        };
        show.AcceptOnlyFromAmong(Now, "kept", "since", "list");
        var command = new Command("reconcile", "Compare a day's refunds, credits, bookings and stock at a consumer of a stopped hub. Ends with 1 when something differs.")
        {
            data, consumer, tenant, day, format, show,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(format) == "csv" && result.GetValue(show) is "since" or "list") result.AddError("--format csv goes with --show now and kept.");
        });
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetRequiredValue(data), parsed.GetRequiredValue(consumer), parsed.GetValue(tenant), parsed.GetValue(day), parsed.GetRequiredValue(format), parsed.GetRequiredValue(show),
            parsed.InvocationConfiguration.Output, ct));
        return command;
    }

    private static async Task<int> RunAsync(string directory, string consumerId, string? tenant, DateOnly? day, string format, string show, TextWriter output, CancellationToken ct)
    {
        await using var host = await HubHost.StartAsync(new HubHostOptions { DataDirectory = directory, Listen = false, Pumps = HubPumps.None }, ct);
        var consumer = Find(host.Services.GetRequiredService<ITenants>(), consumerId, tenant, directory);
        var yesterday = DateOnly.FromDateTime(host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(-1);
        if (show != Now) return await KeptDays.ShowAsync(host.Services, consumer, day ?? yesterday, format, show, output, ct);
        var report = await host.Services.GetRequiredService<ReconcileHandler>().RunAsync(consumer, day ?? yesterday, ct);
        await output.WriteAsync(format switch
        {
            "json" => JsonSerializer.Serialize(report, HubJson.Options) + Environment.NewLine,
            "csv" => ReconciliationCsv.Write(report),
            _ => ReconciliationText.Of(report),
        });
        return report.Agrees ? ExitCodes.Fine : ExitCodes.Faults;
    }

    private static ConsumerSettings Find(ITenants tenants, string consumer, string? tenant, string directory)
    {
        ConsumerSettings[] found =
        [
            .. tenants.All.Where(t => tenant is null || string.Equals(t.Id.Value, tenant, StringComparison.Ordinal))
                .SelectMany(t => t.Consumers).Where(c => string.Equals(c.Id, consumer, StringComparison.Ordinal)),
        ];
        if (found is [var one]) return one;
        var known = string.Join(", ", tenants.All.SelectMany(t => t.Consumers).Select(c => $"{c.Tenant}/{c.Id}"));
        throw new ConfigurationException(
            Path.Combine(directory, HubConfiguration.FileName), [new ConfigurationError("consumers", $"Name one of them with --consumer and --tenant: {known}.")]);
    }
}
