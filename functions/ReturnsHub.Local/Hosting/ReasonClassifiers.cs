using ReturnsHub.Azure.Reasons;
using ReturnsHub.Azure.Reasons.Cache;
using ReturnsHub.Azure.Reasons.Limits;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reasons;
using ReturnsHub.Embedded.Reasons;

namespace ReturnsHub.Local.Hosting;

/// <summary>Who reads customers' words in this process.</summary>
internal static class ReasonClassifiers
{
    // About 10 MB.
    private const int MostAnswers = 10_000;

    public static IReasonClassifier Of(ReasonModelOptions? model, TimeProvider time) => model is null
        ? new LocalClassifier()
        : new ModelClassifier(model, new LocalClassifier(), new MemoryClassificationCache(MostAnswers, model.CacheFor, time), new MemoryTokenBudget(), time);
}
