using ReturnsHub.Core.Deliver.Turns;

namespace ReturnsHub.Azure.Tests.Costs.Hub;

/// <summary>A session of the deliver queue while the trigger holds it for one message: the calls that the app's own makes.</summary>
internal sealed class MeteredSession(MeteredBus bus, BusMessage message, TimeProvider time) : IDeliverySession
{
    public Task<ReadOnlyMemory<byte>> ReadNoteAsync(CancellationToken ct) => Task.FromResult(bus.ReadState(message));

    public Task WriteNoteAsync(ReadOnlyMemory<byte> note, CancellationToken ct)
    {
        bus.WriteState(message, note);
        return Task.CompletedTask;
    }

    public Task SendAsync(DeliveryCopy copy, CancellationToken ct)
    {
        bus.Send(message.Copy(copy.MessageId, copy.DeliveryId, copy.Body, copy.Attempt, copy.OutOfTurn, copy.NotBefore ?? time.GetUtcNow()));
        return Task.CompletedTask;
    }

    public Task CompleteAsync(CancellationToken ct)
    {
        bus.Complete(message);
        return Task.CompletedTask;
    }

    public Task DeadLetterAsync(string reason, string description, CancellationToken ct)
    {
        bus.DeadLetter(message, reason);
        return Task.CompletedTask;
    }
}
