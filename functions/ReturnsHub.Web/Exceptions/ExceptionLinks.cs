using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Exceptions;

namespace ReturnsHub.Web.Exceptions;

/// <summary>Where an exception is seen, and where it is put right when one address does that.</summary>
internal static class ExceptionLinks
{
    public static IReadOnlyDictionary<string, string> Of(ReturnException exception)
    {
        var self = $"/api/returns/{exception.ReturnId.Value}";
        var open = exception.Exception;
        var links = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["self"] = self, ["assign"] = $"{self}/exceptions/assign" };
        if (ExceptionGuide.Of(open.Kind).Ending != ExceptionEnding.WithCause) links["dismiss"] = $"{self}/exceptions/dismiss";
        if (Resolve(self, open.Kind, open.About) is { } resolve) links["resolve"] = resolve;
        return links;
    }

    private static string? Resolve(string self, ExceptionKind kind, string about) => kind switch
    {
        ExceptionKind.ReasonUncertain => $"{self}/lines/{Uri.EscapeDataString(about)}/reason",
        ExceptionKind.PersonalDataRequest => $"{self}/personal-data/provided",
        ExceptionKind.BreakGlassUsed => $"{self}/credits/{Uri.EscapeDataString(about)}/break-glass/acknowledge",
        ExceptionKind.ClaimEvidenceMissing => Claim(self, about, "evidence"),
        ExceptionKind.ClaimAuthorisationMissing => Claim(self, about, "answer"),
        ExceptionKind.ClaimShortPaid => Claim(self, about, "settle"),
        ExceptionKind.DeliveryFailed => Delivery(about),
        _ => null,
    };

    private static string? Claim(string self, string claimId, string what) => claimId.Split('/', 2) is [var against, var line]
        ? $"{self}/claims/{Uri.EscapeDataString(against)}/{Uri.EscapeDataString(line)}/{what}"
        : null;

    private static string? Delivery(string about) => about.LastIndexOf('/') is > 0 and var at && Guid.TryParseExact(about[(at + 1)..], "N", out var eventId)
        ? $"/api/deliveries/{Uri.EscapeDataString(DeliveryIds.Of(about[..at], eventId))}/redrive"
        : null;
}
