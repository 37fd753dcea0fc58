using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Reconcile.Kept;

namespace ReturnsHub.Web.Consumers;

/// <summary>What became of a kept report's differences, as a page to read and print.</summary>
internal static class ReportSincePage
{
    public static IResult Answer(HttpContext context, ReportSince since, ReportLinks links)
    {
        var title = $"Reconciliation of {since.Then.Consumer}, {since.Then.Day.ToString("O", CultureInfo.InvariantCulture)}: what became of it";
        return ReconciliationPage.Answer(context, title, Verdict(since), links, page =>
        {
            Table(page, "Put right since", since.PutRight);
            Table(page, "Still open", since.StillOpen);
            Table(page, "New", since.New);
            if (since.NotLookedAt.Count > 0) Table(page, "Not looked at again", since.NotLookedAt);
        });
    }

    private static string Verdict(ReportSince since) => string.Create(
        CultureInfo.InvariantCulture,
        $"Reported as of {since.Then.AsOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC with {since.Then.Differences} difference(s); looked at again as of {since.AsOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {since.PutRight.Count} put right, {since.StillOpen.Count} still open, {since.New.Count} new{(since.NotLookedAt.Count > 0 ? $", {since.NotLookedAt.Count} not looked at" : "")}.");

    private static void Table(StringBuilder page, string caption, IReadOnlyList<DifferenceSince> differences) => ReconciliationPage.Table(
        page,
        caption,
        ["Return", "About", "Reported then", "As it stands now", "Amount", "Seen", "What to do"],
        differences.Select(d => Row(d, d.Now ?? d.Then!)));

    private static string Row(DifferenceSince since, Core.Reconcile.Difference shown) => ReconciliationPage.Row(
        ReconciliationPage.Head(since.ReturnId.Value),
        ReconciliationPage.Cell(shown.About),
        ReconciliationPage.Cell(since.Then?.Code ?? ""),
        ReconciliationPage.Cell(since.Now?.Code ?? ""),
        shown.Amount is { } amount ? ReconciliationPage.Number(amount, withCurrency: true) : ReconciliationPage.Cell(""),
        ReconciliationPage.Cell(shown.Detail),
        ReconciliationPage.Cell(since.Now?.WhatToDo ?? ""));
}
