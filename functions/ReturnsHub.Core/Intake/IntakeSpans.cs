using System.Diagnostics;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Intake;

/// <summary>The spans of step 1.</summary>
internal static class IntakeSpans
{
    /// <summary>Runs intake inside its span: the server's own where no web server made one before.</summary>
    public static async Task<IntakeAnswer> RunAsync(Func<Task<IntakeAnswer>> intake)
    {
        using var span = HubTracing.Start("intake", Activity.Current is null ? ActivityKind.Server : ActivityKind.Internal);
        try
        {
            var answer = await intake();
            span?.SetTag(SpanTags.Outcome, OutcomeOf(answer));
            if (answer is IntakeAnswer.Refused refused) span.Failed(refused.Code);
            return answer;
        }
        catch (Exception e)
        {
            span.Failed(e);
            throw;
        }
    }

    /// <summary>The one durable step: bytes and message together.</summary>
    public static Activity? Keep(ConnectionSettings connection) => HubTracing.Start("keep", ActivityKind.Internal)
        ?.SetTag(SpanTags.Tenant, connection.Tenant.Value)
        .SetTag(SpanTags.Connection, connection.Id)
        .SetTag(SpanTags.SourceAdapter, connection.Source);

    private static string OutcomeOf(IntakeAnswer answer) => answer switch
    {
        IntakeAnswer.Kept { Duplicate: true } => "duplicate",
        IntakeAnswer.Kept => "kept",
        IntakeAnswer.Handshake => "handshake",
        IntakeAnswer.Ignored => "ignored",
        _ => "refused",
    };
}
