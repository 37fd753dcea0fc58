using ReturnsHub.Core.Ports;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>What a fault of the Admin API means for a delivery.</summary>
internal static class Outcomes
{
    /// <summary>How long a call that nobody knows the end of is given to end, before the shop is asked what became of it.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    public static DeliveryOutcome Of(AdminAnswer.Failed failed) => failed.Fault switch
    {
        AdminFault.UserErrors or AdminFault.Query => Refused(failed.Code, failed.Detail),
        _ when failed.Unknown => new DeliveryOutcome(OutcomeKind.Retry, failed.Detail, RetryAfter: failed.RetryAfter > Settling ? failed.RetryAfter : Settling, Category: failed.Code),
        // The exponential wait spreads a rush better than the bucket's own few seconds.
        AdminFault.Throttled => new DeliveryOutcome(OutcomeKind.Retry, failed.Detail, Category: failed.Code),
        _ => new DeliveryOutcome(OutcomeKind.Retry, failed.Detail, RetryAfter: failed.RetryAfter, Category: failed.Code),
    };

    public static DeliveryOutcome Refused(string code, string what) => new(OutcomeKind.Refused, Clip.Of(what, 300), Category: Clip.Of(code, 60));
}
