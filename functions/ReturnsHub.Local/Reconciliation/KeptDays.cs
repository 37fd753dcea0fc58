using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Local.Commands;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Reconciliation;

/// <summary>Shows kept reports at a terminal: their list, one of them, and what became of its differences.</summary>
internal static class KeptDays
{
    private const int PerPage = 200;

    public static async Task<int> ShowAsync(
        IServiceProvider services, ConsumerSettings consumer, DateOnly day, string format, string show, TextWriter output, CancellationToken ct)
    {
        var reports = services.GetRequiredService<IReconciliationReports>();
        if (show == "list") return await ListAsync(reports, consumer, format, output, ct);
        var runs = await reports.OfDayAsync(consumer.Tenant, consumer.Id, day, ct);
        if (runs is not [.., var head] || await reports.ReadAsync(consumer.Tenant, consumer.Id, day, head.Run, ct) is not { } bytes)
            throw new ConfigurationException("--day", [new ConfigurationError($"{day:O}", "No report of this day is kept. --show list names those that are; --show now shows the day as it stands.")]);
        var then = ReportBytes.Read(bytes);
        return show == "since"
            ? await SinceAsync(services, consumer, head, then, format, output, ct)
            : await KeptAsync(head, bytes, then, format, output);
    }

    private static async Task<int> ListAsync(IReconciliationReports reports, ConsumerSettings consumer, string format, TextWriter output, CancellationToken ct)
    {
        string? cursor = null;
        do
        {
            var page = await reports.ListAsync(consumer.Tenant, consumer.Id, new PageRequest(PerPage, cursor), ct);
            foreach (var head in page.Items) await output.WriteLineAsync(format == "json" ? JsonSerializer.Serialize(head, HubJson.Options) : ReconciliationText.Of(head));
            cursor = page.Next;
        }
        while (cursor is not null);
        return ExitCodes.Fine;
    }

    private static async Task<int> KeptAsync(KeptReport head, ReadOnlyMemory<byte> bytes, ReconciliationReport then, string format, TextWriter output)
    {
        await output.WriteAsync(format switch
        {
            // The kept text and nothing behind it, so that its hash can be taken.
            "json" => System.Text.Encoding.UTF8.GetString(bytes.Span),
            "csv" => ReconciliationCsv.Write(then),
            _ => $"{ReconciliationText.Of(head)}{Environment.NewLine}{ReconciliationText.Of(then)}",
        });
        return head.Agrees ? ExitCodes.Fine : ExitCodes.Faults;
    }

    private static async Task<int> SinceAsync(
        IServiceProvider services, ConsumerSettings consumer, KeptReport head, ReconciliationReport then, string format, TextWriter output, CancellationToken ct)
    {
        var since = ReportSince.Of(head, then, await services.GetRequiredService<ReconcileHandler>().RunAsync(consumer, head.Day, ct));
        await output.WriteAsync(format == "json" ? JsonSerializer.Serialize(since, HubJson.Options) + Environment.NewLine : ReconciliationText.Of(since));
        return since.StillOpen.Count + since.New.Count + since.NotLookedAt.Count == 0 ? ExitCodes.Fine : ExitCodes.Faults;
    }
}
