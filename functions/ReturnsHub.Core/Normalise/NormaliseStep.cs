using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Normalise;

/// <summary>
/// Step 2 on one message of the inbound queue. A message the hub fails on for good ends in quarantine, where a person replays it;
/// one that is no message of the hub is dead-lettered.
/// </summary>
public sealed class NormaliseStep(NormaliseHandler normalise, IQuarantine quarantine, HubMetrics metrics, TimeProvider time)
{
    /// <summary>Attempts before a message is set aside: 22 minutes of rests, an hour of them where setting aside fails as well.</summary>
    public const int MostAttempts = 20;

    /// <summary>Makes one attempt.</summary>
    public Task<MessageEnd> HandleAsync(ReceivedMessage message, CancellationToken ct) =>
        Attempting.RunAsync(message, MostAttempts, TryAsync, SetAsideAsync, ct);

    private async Task<MessageEnd> TryAsync(ReceivedMessage message, CancellationToken ct)
    {
        await normalise.HandleAsync(message, ct);
        return new MessageEnd.Done();
    }

    private Task<MessageEnd> SetAsideAsync(ReceivedMessage message, Exception? fault, CancellationToken ct) =>
        Attempting.GiveUpAsync(message, fault, InboundQueue.Read, async inbound =>
        {
            var detail = $"The message was read, but recording it failed {message.Attempt} times. See the log for the fault; replay the message once it is mended.";
            await quarantine.PutAsync(new QuarantinedMessage(inbound, Attempting.FailedReason, detail, time.GetUtcNow()), ct);
            metrics.Quarantined(Attempting.FailedReason);
        });
}
