using ReturnsHub.Azure.Reasons;
using ReturnsHub.Azure.Reasons.Cache;
using ReturnsHub.Azure.Reasons.Limits;
using ReturnsHub.Azure.Tests.Reasons.Loopback;
using ReturnsHub.Core.Facts;
using ReturnsHub.Embedded.Reasons;

namespace ReturnsHub.Azure.Tests.Reasons;

/// <summary>A classifier with a model on this machine, a clock of the test's and the real local classifier behind it.</summary>
public abstract class ModelTest : IAsyncLifetime
{
    private protected const string Words = "The sleeves are far too short for me.";

    private static readonly LocalClassifier Behind = new();
    private readonly List<IDisposable> _made = [];

    protected ModelTest() => Clock = new WatchedTime(Time);

    private protected LoopbackModel Model { get; private set; } = null!;

    private protected ManualTime Time { get; } = new();

    private protected WatchedTime Clock { get; }

    private protected MemoryTokenBudget Budget { get; } = new();

    private protected IReasonClassifier Local => Behind;

    private protected ModelClassifier Classifier(Func<ReasonModelOptions, ReasonModelOptions>? change = null, IClassificationCache? cache = null)
    {
        var options = change is null ? Model.Options : change(Model.Options);
        var classifier = new ModelClassifier(options, Behind, cache ?? new MemoryClassificationCache(100, options.CacheFor, Clock), Budget, Clock);
        _made.Add(classifier);
        return classifier;
    }

    private protected static Task<ClassificationReport> AskAsync(ModelClassifier classifier, string words = Words) => classifier.ClassifyAsync(words, CancellationToken.None);

    /// <summary>The local classifier's own answer, which a fallback must equal but for how it came about.</summary>
    private protected static async Task<ClassificationReport> LocallyAsync(string words = Words) => await Behind.ClassifyAsync(words, CancellationToken.None);

    public async Task InitializeAsync() => Model = await LoopbackModel.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var made in _made) made.Dispose();
        await Model.DisposeAsync();
    }
}
