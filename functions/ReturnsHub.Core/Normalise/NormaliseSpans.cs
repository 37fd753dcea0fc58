using System.Diagnostics;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Normalise;

/// <summary>The span of step 2.</summary>
internal static class NormaliseSpans
{
    /// <summary>Runs the step inside its span. Outside any work in hand it continues the trace the message came in.</summary>
    public static async Task<NormaliseOutcome> RunAsync(InboundMessage message, Func<Task<NormaliseOutcome>> normalise)
    {
        using var span = HubTracing.Start("normalise", ActivityKind.Internal, Activity.Current is null ? message.Trace : null)
            ?.SetTag(SpanTags.Tenant, message.Tenant.Value)
            .SetTag(SpanTags.Connection, message.Connection)
            .SetTag(SpanTags.SourceAdapter, message.Source);
        try
        {
            var outcome = await normalise();
            span?.SetTag(SpanTags.Outcome, OutcomeOf(outcome));
            if (outcome is NormaliseOutcome.Quarantined quarantined) span.Failed(quarantined.Reason);
            return outcome;
        }
        catch (Exception e)
        {
            span.Failed(e);
            throw;
        }
    }

    private static string OutcomeOf(NormaliseOutcome outcome) => outcome switch
    {
        NormaliseOutcome.Recorded => "recorded",
        NormaliseOutcome.Quarantined => "quarantined",
        _ => "erased",
    };
}
