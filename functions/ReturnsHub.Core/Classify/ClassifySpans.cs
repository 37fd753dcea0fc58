using System.Diagnostics;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Classify;

/// <summary>The span of step 5: the classifier's own time, without words or code.</summary>
internal static class ClassifySpans
{
    public static async Task<ClassificationReport> RunAsync(ClassifyRequest request, Func<Task<ClassificationReport>> classify)
    {
        using var span = HubTracing.Start("classify", ActivityKind.Internal)
            ?.SetTag(SpanTags.Tenant, request.Tenant.Value)
            .SetTag(SpanTags.ReturnId, request.ReturnId.Value);
        try
        {
            var report = await classify();
            span?.SetTag(SpanTags.Classifier, report.Classifier);
            return report;
        }
        catch (Exception e)
        {
            span.Failed(e);
            throw;
        }
    }
}
