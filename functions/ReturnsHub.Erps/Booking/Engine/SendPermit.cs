namespace ReturnsHub.Erps.Booking.Engine;

/// <summary>Leave to send what books. Remembers whether anything was sent, so that a lost answer is told from a call never made.</summary>
public sealed class SendPermit(Func<CancellationToken, Task<bool>> ask)
{
    /// <summary>Whether a request that books is on its way or was.</summary>
    public bool Sent { get; private set; }

    /// <summary>Asks for leave before a request that changes anything.</summary>
    /// <exception cref="ErpFaultException">Another worker has taken the delivery over.</exception>
    public async Task AskAsync(CancellationToken ct)
    {
        if (!await ask(ct)) throw ErpFaultException.Fenced();
        Sent = true;
    }
}
