using ReturnsHub.Azure.Evidence;
using ReturnsHub.Azure.Intake;
using ReturnsHub.Azure.Tests.Blobs;
using ReturnsHub.Embedded;

namespace ReturnsHub.Azure.Tests.Intake;

/// <summary>Intake that breaks off at each of its steps, and the sender's next try.</summary>
public sealed class IntakeBreakOffTests : IAsyncLifetime
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly DocumentsHome _home = new();
    private readonly MemoryBlobs _service = new();
    private readonly ManualTime _time = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("returnshub-azure-").FullName;
    private EmbeddedBackend _queues = null!;
    private AzureIntakeStore _intake = null!;
    private BrokenQueue _queue = null!;

    private static CancellationToken Ct => CancellationToken.None;

    public async Task InitializeAsync()
    {
        await _home.OpenAsync();
        _queues = await EmbeddedBackend.OpenAsync(
            new EmbeddedOptions { DataDirectory = _directory, CacheKilobytes = 4096, DuplicateWindow = Window }, _time, new SequentialIds(), Ct);
        _queue = new BrokenQueue(_queues.Queue);
        _intake = new AzureIntakeStore(new AzureEvidenceStore(new EvidenceKeys(_home.Vault, Window, _time), BlobsHome.InMemory(_service)), _queue);
    }

    public async Task DisposeAsync()
    {
        await _queues.DisposeAsync();
        await _home.RemoveAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_message_that_could_not_be_queued_is_queued_by_the_next_try()
    {
        var (message, raw) = MessageSamples.Numbered(1);
        _queue.Broken = true;
        await Should.ThrowAsync<IOException>(() => _intake.KeepAsync(message, raw, Ct));
        _queue.Broken = false;

        await _intake.KeepAsync(message, raw, Ct);
        await _intake.KeepAsync(message, raw, Ct);

        (await _queues.Queue.DepthAsync(Core.Ports.Queues.Inbound, Ct)).Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_is_not_queued_before_its_bytes_are_kept()
    {
        var (message, raw) = MessageSamples.Numbered(1);
        _service.BeUnavailable(100);
        await Should.ThrowAsync<global::Azure.RequestFailedException>(() => _intake.KeepAsync(message, raw, Ct));
        (await _queues.Queue.DepthAsync(Core.Ports.Queues.Inbound, Ct)).Waiting.ShouldBe(0);
        _service.BeUnavailable(0);

        await _intake.KeepAsync(message, raw, Ct);

        (await _queues.Queue.DepthAsync(Core.Ports.Queues.Inbound, Ct)).Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task After_the_queue_has_forgotten_a_message_it_is_new_again()
    {
        var (message, raw) = MessageSamples.Numbered(1);
        (await _intake.KeepAsync(message, raw, Ct)).ShouldBe(KeepResult.Kept);
        _time.Advance(Window - TimeSpan.FromMinutes(1));
        (await _intake.KeepAsync(message, raw, Ct)).ShouldBe(KeepResult.Duplicate);

        _time.Advance(TimeSpan.FromMinutes(2));

        (await _intake.KeepAsync(message, raw, Ct)).ShouldBe(KeepResult.Kept);
        (await _queues.Queue.DepthAsync(Core.Ports.Queues.Inbound, Ct)).Waiting.ShouldBe(2);
    }

    private sealed class BrokenQueue(IMessageQueue queue) : IMessageQueue
    {
        public bool Broken { get; set; }

        public Task SendAsync(string queueName, IReadOnlyList<QueueMessage> messages, CancellationToken ct) =>
            Broken ? throw new IOException("The queue does not answer.") : queue.SendAsync(queueName, messages, ct);

        public Task<IReadOnlyList<QueueSession>> ReceiveAsync(string queueName, int sessions, int messagesPerSession, TimeSpan wait, CancellationToken ct) =>
            queue.ReceiveAsync(queueName, sessions, messagesPerSession, wait, ct);

        public Task<bool> SettleAsync(QueueSession session, SessionSettlement settlement, CancellationToken ct) => queue.SettleAsync(session, settlement, ct);

        public Task<Page<DeadLetter>> ListDeadLettersAsync(string queueName, PageRequest page, CancellationToken ct) => queue.ListDeadLettersAsync(queueName, page, ct);

        public Task<bool> RedriveAsync(string queueName, string messageId, CancellationToken ct) => queue.RedriveAsync(queueName, messageId, ct);

        public Task<QueueDepth> DepthAsync(string queueName, CancellationToken ct) => queue.DepthAsync(queueName, ct);
    }
}
