using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Normalise;

/// <summary>Puts quarantined messages back on the inbound queue after a fix.</summary>
public sealed class QuarantineReplay(IQuarantine quarantine, IMessageSender queue, TimeProvider time)
{
    /// <summary>Replays one message. False when there is none of that id. Safe to repeat: facts are recorded once.</summary>
    public async Task<bool> ReplayAsync(TenantId tenant, string messageId, CancellationToken ct)
    {
        if (await quarantine.FindAsync(tenant, messageId, ct) is not { } quarantined) return false;
        var id = $"replay/{messageId}/{time.GetUtcNow().UtcTicks}";
        await queue.SendAsync(Queues.Inbound, [InboundQueue.Message(quarantined.Message with { Replay = true }, id)], ct);
        return true;
    }
}
