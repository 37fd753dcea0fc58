using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Azure.Tests.Returns;

/// <summary>The store of a process that the platform freezes just before it appends what it decided in a turn.</summary>
internal sealed class PausingStore(IReturnStore store) : IReturnStore
{
    private readonly TaskCompletionSource _frozen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _thawed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the process stands still.</summary>
    public Task Frozen => _frozen.Task;

    /// <summary>How the first append after the pause ended.</summary>
    public AppendResult? AfterPause { get; private set; }

    public void Thaw() => _thawed.SetResult();

    public async Task<AppendResult> AppendAsync(Append append, CancellationToken ct)
    {
        if (append.Turn is null || !_frozen.TrySetResult()) return await store.AppendAsync(append, ct);
        await _thawed.Task.WaitAsync(ct);
        var result = await store.AppendAsync(append, ct);
        AfterPause = result;
        return result;
    }

    public Task<ReturnState?> LoadAsync(StreamKey key, CancellationToken ct) => store.LoadAsync(key, ct);

    public Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamKey key, long fromSequence, CancellationToken ct) => store.ReadStreamAsync(key, fromSequence, ct);

    public Task<RecordedEvent?> FindEventAsync(TenantId tenant, Guid eventId, CancellationToken ct) => store.FindEventAsync(tenant, eventId, ct);

    public Task<FeedPage> ReadFeedAsync(string? after, int most, CancellationToken ct) => store.ReadFeedAsync(after, most, ct);

    public Task WaitForFeedAsync(string? after, TimeSpan atMost, CancellationToken ct) => store.WaitForFeedAsync(after, atMost, ct);
}
