using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Telemetry;
using Spectre.Console;

namespace ReturnsHub.Local.Demo;

/// <summary>Tells a person what the day brought.</summary>
internal sealed class DemoReport(
    IAnsiConsole console, IReturnStore store, IReturnQueries queries, IQuarantine quarantine, IUnmatchedReports unmatched, HubMetrics metrics, DemoSender sender, DemoErp erp, DemoLedger ledger)
{
    public async Task WriteAsync(IReadOnlyList<string> decided, TimeSpan took, CancellationToken ct)
    {
        await CameInAsync(ct);
        await HeldAsync(ct);
        await ExceptionsAsync(ct);
        console.Write(new Rule("[bold]Who decided what[/]").LeftJustified());
        foreach (var sentence in decided) console.MarkupLineInterpolated($"• {sentence}");
        ErpReceived();
        if (ledger.Shown is { } shown) await TimelineAsync(shown, ct);
        console.MarkupLineInterpolated($"[grey]The whole day took {took.TotalSeconds:0.0} s.[/]");
    }

    public void Promises(IReadOnlyList<Promise> promises)
    {
        console.Write(new Rule("[bold]The promises[/]").LeftJustified());
        foreach (var promise in promises)
        {
            console.MarkupLineInterpolated($"{(promise.Broken.Count == 0 ? "✔" : "✘")} {promise.Name}");
            foreach (var broken in promise.Broken.Take(10)) console.MarkupLineInterpolated($"   [red]{broken}[/]");
        }
    }

    private async Task CameInAsync(CancellationToken ct)
    {
        var counts = await queries.CountAsync(DemoShop.Tenant, ct);
        console.Write(new Rule("[bold]What came in[/]").LeftJustified());
        console.MarkupLineInterpolated($"{sender.Sent} messages were sent; {metrics.KeptTotal} kept, {metrics.DuplicateTotal} recognised as sent before, {metrics.Refusals.Values.Sum()} refused ({string.Join(", ", metrics.Refusals.Select(r => $"{r.Key} {r.Value}"))}).");
        var unreadable = await quarantine.ListAsync(DemoShop.Tenant, QuarantineStatus.Open, new PageRequest(500), ct);
        console.MarkupLineInterpolated($"{unreadable.Items.Count} could not be read and wait in quarantine ({string.Join(", ", unreadable.Items.Select(q => q.Reason).Distinct())}).");
        var strays = await unmatched.ListAsync(DemoShop.Tenant, new PageRequest(500), ct);
        console.MarkupLineInterpolated($"{strays.Items.Count} reports match no return, such as: {(strays.Items.Count > 0 ? strays.Items[0].Summary : "none")}.");
        console.MarkupLineInterpolated($"They became {counts.Returns} returns: {string.Join(", ", counts.ByStatus.OrderBy(s => s.Key).Select(s => $"{s.Value} {CodeNames.Of(s.Key)}"))}.");
    }

    private async Task HeldAsync(CancellationToken ct)
    {
        console.Write(new Rule("[bold]What is held, and why[/]").LeftJustified());
        var held = await queries.ListReturnsAsync(new ReturnFilter { Tenant = DemoShop.Tenant, Held = true }, new PageRequest(500), ct);
        var table = new Table().Border(TableBorder.Simple).AddColumn("Holds").AddColumn(new TableColumn("Credits").RightAligned()).AddColumn(new TableColumn("Amount").RightAligned());
        foreach (var group in held.Items.SelectMany(s => s.Credits).Where(c => c.Status == CreditStatus.Held)
                     .GroupBy(c => string.Join(" + ", c.Holds.Select(h => CodeNames.Of(h.Code)))).OrderByDescending(g => g.Count()))
        {
            table.AddRow(Markup.Escape(group.Key), $"{group.Count()}", $"{group.Sum(c => c.Amount.Amount)} EUR");
        }

        console.Write(table);
        console.MarkupLineInterpolated($"Approved by a second person: {ledger.SelfApprovals} credits; the same number of attempts to approve one's own work was refused.");
    }

    private async Task ExceptionsAsync(CancellationToken ct)
    {
        var open = (await queries.CountAsync(DemoShop.Tenant, ct)).OpenExceptions;
        console.MarkupLineInterpolated($"Exceptions for a person: {string.Join(", ", open.OrderByDescending(e => e.Value).Select(e => $"{e.Value} {CodeNames.Of(e.Key)}"))}.");
    }

    private void ErpReceived()
    {
        console.Write(new Rule("[bold]What the ERP received[/]").LeftJustified());
        var table = new Table().Border(TableBorder.Simple).AddColumn("Event").AddColumn(new TableColumn("Count").RightAligned());
        foreach (var type in erp.Taken.GroupBy(e => e.Type).OrderBy(g => g.Key, StringComparer.Ordinal)) table.AddRow(type.Key, $"{type.Count()}");
        console.Write(table);
        console.MarkupLineInterpolated($"{erp.Memos.Count} credit memos over {erp.Memos.Values.Sum(m => m.Amount.Amount)} EUR, of which {erp.Memos.Values.Where(m => m.Origin == CreditOrigin.PlatformRefund).Sum(m => m.Amount.Amount)} EUR the shop had already paid.");
        console.MarkupLineInterpolated($"It was down for {erp.Unavailable} deliveries, refused {erp.ClosedPeriod} for good until its period was opened, and got {erp.Repeats} twice; it booked each document once.");
    }

    private async Task TimelineAsync(ReturnId id, CancellationToken ct)
    {
        var key = new StreamKey(DemoShop.Tenant, id);
        var state = await store.LoadAsync(key, ct);
        console.Write(new Rule($"[bold]One return from start to end: {Markup.Escape(state?.Header?.Rma ?? id.Value)}[/]").LeftJustified());
        foreach (var e in await store.ReadStreamAsync(key, 1, ct))
        {
            var rules = Traces.Of(e.Data) is { } t ? $"[grey]   because {Markup.Escape(string.Join(", ", t.Rules))} (policy {Markup.Escape(t.PolicyVersion)})[/]" : "";
            console.MarkupLine($"{e.Sequence,3}  {e.OccurredAt:MM-dd HH:mm}  [bold]{Markup.Escape(e.Type["returnshub.".Length..])}[/]  {Markup.Escape(Sentence(e.Data))}{rules}");
        }
    }

    private static string Sentence(ReturnEvent e) => e switch
    {
        ReturnRequested r => $"{r.Lines.Count} line(s), order {r.Header.OrderId}",
        OrderAttached o => $"paid {o.Order.Lines.Aggregate(0m, (s, l) => s + l.Paid.Amount)} {o.Order.Currency}",
        LabelAttached l => $"{l.Carrier} {l.TrackingNumber}",
        ParcelTracked p => CodeNames.Of(p.Status),
        GoodsReceived g => $"{g.Lines.Sum(l => l.Quantity)} unit(s) by {g.Receiver.Id}",
        GoodsInspected g => $"grade {g.Lines[0].Grade} by {g.Inspector.Id}",
        ReasonDecided r => $"{CodeNames.Of(r.Code)} ({CodeNames.Of(r.Basis)})",
        DispositionDecided d => $"{d.Quantity} × {d.Sku} → {CodeNames.Of(d.Disposition)}",
        InventoryMoved m => $"{m.Quantity} × {m.Sku} {CodeNames.Of(m.From)} → {CodeNames.Of(m.To)}",
        CreditProposed c => $"{c.Amount}{(c.Holds.Count == 0 ? "" : " held: " + string.Join(", ", c.Holds.Select(h => CodeNames.Of(h.Code))))}",
        CreditRevised c => $"{c.Amount}{(c.Holds.Count == 0 ? "" : " held: " + string.Join(", ", c.Holds.Select(h => CodeNames.Of(h.Code))))}",
        CreditReleased c => $"{c.Amount} as {c.DocumentNumber}",
        CreditPosted c => $"by {c.Consumer} as {c.ForeignId}",
        ExceptionRaised x => $"{CodeNames.Of(x.Kind)}: {x.Detail}",
        ExceptionResolved x => CodeNames.Of(x.Kind),
        EligibilityDecided d => d.Eligible ? "inside the policy" : "outside the policy",
        _ => "",
    };
}
