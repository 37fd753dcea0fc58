using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Reconcile;

namespace ReturnsHub.Web.Consumers;

/// <summary>A report as a page to read and print: tables with captions and scoped headers, no script, everything escaped.</summary>
internal static class ReconciliationPage
{
    private const string Style =
        "body{font:15px/1.45 system-ui,sans-serif;max-width:80rem;margin:2rem auto;padding:0 1rem;color:#1b1f23}td:last-child{min-width:16rem}table{border-collapse:collapse;margin:1.5rem 0;width:100%}caption{text-align:left;font-weight:600;padding:.4rem 0}th,td{border:1px solid #8a929a;padding:.3rem .5rem;text-align:left;vertical-align:top}td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}thead th{background:#f3f4f6}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The answer.</summary>
    public static IResult Answer(HttpContext context, ReconciliationReport report, ReportLinks links) => Answer(context, Write(report, links));

    /// <summary>An answer that looks the same with other tables.</summary>
    internal static IResult Answer(HttpContext context, string title, string verdict, ReportLinks links, Action<StringBuilder> tables) =>
        Answer(context, Write(title, verdict, links, tables));

    internal static string Write(ReconciliationReport report, ReportLinks? links = null) => Write(
        $"Reconciliation of {report.Consumer}, {report.Day.ToString("O", CultureInfo.InvariantCulture)}",
        $"{Verdict(report)} {Source(report)}",
        links,
        page =>
        {
            Totals(page, report);
            Differences(page, report);
            Returns(page, report);
        });

    private static IResult Answer(HttpContext context, string page)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Text(page, "text/html; charset=utf-8");
    }

    private static string Write(string title, string verdict, ReportLinks? links, Action<StringBuilder> tables)
    {
        var page = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{Text(title)}</title><meta name=\"viewport\" content=\"width=device-width\"><style>{Style}</style></head>\n<body>\n<main>\n<h1>{Text(title)}</h1>\n")
            .Append(CultureInfo.InvariantCulture, $"<p>{Text(verdict)}</p>\n");
        if (links is not null) Lead(page, links);
        tables(page);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Lead(StringBuilder page, ReportLinks links)
    {
        page.Append(CultureInfo.InvariantCulture, $"<p>{Text(links.Text)}");
        foreach (var (address, words) in links.Links) page.Append(CultureInfo.InvariantCulture, $" <a href=\"{Text(address)}\">{Text(words)}</a>.");
        page.Append("</p>\n");
    }

    private static string Verdict(ReconciliationReport report) => report switch
    {
        { Agrees: true } => $"Everything agrees: {report.Rows.Count} return(s), no difference.",
        { Complete: false } => $"Not all returns of the day are in this report: {report.Rows.Count} of them, {report.Differences} difference(s).",
        _ => $"{report.Differences} difference(s) on {report.Rows.Count(r => r.Differences.Count > 0)} of {report.Rows.Count} return(s).",
    };

    private static string Source(ReconciliationReport report) =>
        $"As of {report.AsOf.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC. "
        + (report.BooksAsked ? $"The ERP was asked ({report.Connector})." : $"These books cannot be asked ({report.Connector}): booked means that the consumer confirmed the delivery.");

    private static void Totals(StringBuilder page, ReconciliationReport report) => Table(
        page,
        "Totals: the day's returns with everything on them up to now",
        ["Currency", "Refunded at source", "Credited", "Booked", "Held", "Not asked", "Refunded on the day", "Credited on the day"],
        report.Totals.Select(t => Row(
            Head(t.Credited.Currency.Code), Number(t.Refunded), Number(t.Credited), Number(t.Booked), Number(t.Held), Number(t.NotAsked), Number(t.RefundedOnDay), Number(t.CreditedOnDay))));

    private static void Differences(StringBuilder page, ReconciliationReport report) => Table(
        page,
        "Differences",
        ["Return", "Difference", "Severity", "About", "Amount", "Seen", "What to do"],
        report.Rows.SelectMany(r => r.Differences.OrderByDescending(d => d.Severity).Select(d => Row(
            Head(r.ReturnId.Value), Cell(d.Code), Cell(CodeNames.Of(d.Severity)), Cell(d.About), d.Amount is { } amount ? Number(amount, withCurrency: true) : Cell(""), Cell(d.Detail), Cell(d.WhatToDo)))));

    private static void Returns(StringBuilder page, ReconciliationReport report) => Table(
        page,
        "Returns",
        ["Return", "Order", "Currency", "Refunded at source", "Credited", "Booked", "Memos", "Units received and moved", "Stock documents booked", "Journals booked"],
        report.Rows.SelectMany(r => r.Amounts.Select(a => (CurrencyTotals?)a).DefaultIfEmpty().Select(a => Row(
            Head(r.ReturnId.Value),
            Cell(r.OrderId ?? ""),
            Cell(a?.Credited.Currency.Code ?? ""),
            Number(a?.Refunded),
            Number(a?.Credited),
            Number(a?.Booked),
            Cell(string.Join(", ", r.Credits.Where(c => a is null || c.Amount.Currency == a.Credited.Currency).Select(c => c.Number ?? c.CreditId))),
            Cell($"{r.Goods.Received} / {r.Goods.Moved}"),
            Cell($"{r.Goods.MovesBooked} of {r.Goods.MovesToBook}"),
            Cell($"{r.Goods.JournalsBooked} of {r.Goods.JournalsToBook}")))));

    internal static void Table(StringBuilder page, string caption, IReadOnlyList<string> heads, IEnumerable<string> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"<table>\n<caption>{Text(caption)}</caption>\n<thead><tr>");
        foreach (var head in heads) page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(head)}</th>");
        page.Append("</tr></thead>\n<tbody>\n").AppendJoin("", rows).Append("</tbody>\n</table>\n");
    }

    internal static string Row(params ReadOnlySpan<string> cells) => $"<tr>{string.Concat(cells)}</tr>\n";

    internal static string Head(string text) => $"<th scope=\"row\">{Text(text)}</th>";

    internal static string Cell(string text) => $"<td>{Text(text)}</td>";

    internal static string Number(Money? amount, bool withCurrency = false) =>
        $"<td class=\"n\">{Text(amount is not { } money ? "" : withCurrency ? money.ToString() : money.Amount.ToString(CultureInfo.InvariantCulture))}</td>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
