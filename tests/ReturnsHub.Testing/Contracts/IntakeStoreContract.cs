using System.Text.Json;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>An intake store with the ports that show what it kept.</summary>
public sealed record IntakePorts(IIntakeStore Intake, IEvidenceStore Evidence, IMessageQueue Queue);

/// <summary>What every <see cref="IIntakeStore"/> does.</summary>
public abstract class IntakeStoreContract : PortContract<IntakePorts>
{
    [Fact]
    public async Task A_kept_message_is_on_the_inbound_queue_and_its_bytes_are_evidence()
    {
        var (message, raw) = MessageSamples.Numbered(1);

        (await Port.Intake.KeepAsync(message, raw, Ct)).ShouldBe(KeepResult.Kept);
        await ReopenAsync();

        var queued = (await Received()).ShouldHaveSingleItem();
        queued.Id.ShouldBe(message.Id);
        var read = JsonSerializer.Deserialize<InboundMessage>(queued.Body.Span, HubJson.Options)!;
        read.ShouldBe(message with { Headers = read.Headers });
        read.Headers.ShouldBe(message.Headers, ignoreOrder: true);
        (await Port.Evidence.GetAsync(message.Tenant, message.Evidence, Ct)).Raw.ToArray().ShouldBe(raw);
    }

    [Fact]
    public async Task The_queued_message_carries_the_trace_of_the_message()
    {
        var (message, raw) = MessageSamples.Numbered(1);
        var trace = TraceContext.Of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", null);
        trace.ShouldNotBeNull();

        await Port.Intake.KeepAsync(message with { Trace = trace }, raw, Ct);

        var queued = (await Received()).ShouldHaveSingleItem();
        queued.Trace.ShouldBe(trace);
        InboundQueue.Read(queued.Body).Trace.ShouldBe(trace);
    }

    [Fact]
    public async Task A_message_that_comes_again_is_a_duplicate_and_is_not_queued_again()
    {
        var (message, raw) = MessageSamples.Numbered(1);
        await Port.Intake.KeepAsync(message, raw, Ct);

        var again = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Port.Intake.KeepAsync(message, raw, Ct))));

        again.ShouldAllBe(r => r == KeepResult.Duplicate);
        (await Port.Queue.DepthAsync(Queues.Inbound, Ct)).Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task Two_messages_that_bring_the_same_bytes_are_both_queued()
    {
        var raw = "same"u8.ToArray();

        (await Port.Intake.KeepAsync(MessageSamples.Bringing(raw, "1"), raw, Ct)).ShouldBe(KeepResult.Kept);
        (await Port.Intake.KeepAsync(MessageSamples.Bringing(raw, "2"), raw, Ct)).ShouldBe(KeepResult.Kept);

        (await Received()).Count.ShouldBe(2);
        (await Port.Evidence.GetAsync(ReturnStream.Acme, EvidenceHash.Of(raw), Ct)).Raw.ToArray().ShouldBe(raw);
    }

    [Fact]
    public async Task Many_callers_at_once_lose_nothing()
    {
        var messages = Enumerable.Range(0, 500).Select(i => MessageSamples.Numbered(i, size: 2000)).ToList();

        var results = await Task.WhenAll(messages.Select(m => Task.Run(() => Port.Intake.KeepAsync(m.Message, m.Raw, Ct))));
        await ReopenAsync();

        results.ShouldAllBe(r => r == KeepResult.Kept);
        (await Received()).Select(m => m.Id).ShouldBe(messages.Select(m => m.Message.Id), ignoreOrder: true);
        foreach (var (message, raw) in messages)
            (await Port.Evidence.GetAsync(message.Tenant, message.Evidence, Ct)).Raw.ToArray().ShouldBe(raw);
    }

    [Fact]
    public async Task A_message_whose_bytes_were_erased_before_is_queued_and_they_stay_erased()
    {
        var raw = "personal"u8.ToArray();
        await Port.Intake.KeepAsync(MessageSamples.Bringing(raw, "1"), raw, Ct);
        await Port.Evidence.EraseAsync(ReturnStream.Acme, EvidenceHash.Of(raw), Ct);

        (await Port.Intake.KeepAsync(MessageSamples.Bringing(raw, "2"), raw, Ct)).ShouldBe(KeepResult.Kept);

        (await Port.Evidence.GetAsync(ReturnStream.Acme, EvidenceHash.Of(raw), Ct)).Status.ShouldBe(EvidenceStatus.Erased);
    }

    [Fact]
    public async Task Bytes_that_are_not_the_messages_are_refused_as_a_mistake()
    {
        var (message, _) = MessageSamples.Numbered(1);

        await Should.ThrowAsync<ArgumentException>(() => Port.Intake.KeepAsync(message, "other"u8.ToArray(), Ct));

        (await Received()).ShouldBeEmpty();
    }

    private async Task<List<ReceivedMessage>> Received() =>
        [.. (await Port.Queue.ReceiveAsync(Queues.Inbound, 500, 500, TimeSpan.Zero, Ct)).SelectMany(s => s.Messages)];
}
