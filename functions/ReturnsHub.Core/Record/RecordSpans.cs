using System.Diagnostics;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Record;

/// <summary>The span of step 3: one per return a fact is about.</summary>
internal static class RecordSpans
{
    public static async Task<RecordOutcome> RunAsync(StreamKey key, Fact fact, Func<Task<RecordOutcome>> record)
    {
        using var span = HubTracing.Start("record", ActivityKind.Internal)
            ?.SetTag(SpanTags.Tenant, key.Tenant.Value)
            .SetTag(SpanTags.ReturnId, key.ReturnId.Value)
            .SetTag(SpanTags.Fact, fact.Body.GetType().Name);
        try
        {
            var outcome = await record();
            span?.SetTag(SpanTags.Outcome, OutcomeOf(outcome));
            if (outcome is RecordOutcome.Recorded recorded) span?.SetTag(SpanTags.Events, recorded.Events.Count);
            if (outcome is RecordOutcome.Refused refused) span.Failed(refused.Code);
            return outcome;
        }
        catch (Exception e)
        {
            span.Failed(e);
            throw;
        }
    }

    private static string OutcomeOf(RecordOutcome outcome) => outcome switch
    {
        RecordOutcome.Recorded => "recorded",
        RecordOutcome.Nothing => "nothing",
        RecordOutcome.Unmatched => "unmatched",
        _ => "refused",
    };
}
