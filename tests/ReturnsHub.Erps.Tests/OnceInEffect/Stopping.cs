using ReturnsHub.Core.Ports;

namespace ReturnsHub.Erps.Tests.OnceInEffect;

/// <summary>A worker that stops at random: before the call, as it is about to send, or after the ERP answered and before that is written down.</summary>
internal sealed class Stopping(IErpConnector inner, Random random) : IErpConnector
{
    public int Stops { get; private set; }

    /// <summary>Whether it still stops.</summary>
    public bool Unwell { get; set; } = true;

    public bool ReceiverDeduplicates => inner.ReceiverDeduplicates;

    public TimeSpan LongestCall => inner.LongestCall;

    public async Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct)
    {
        var where = Unwell ? random.Next(12) : -1;
        if (where == 0) Stop();
        var outcome = await inner.DeliverAsync(
            attempt with
            {
                MaySendAsync = async c =>
                {
                    var may = await attempt.MaySendAsync(c);
                    if (where == 1) Stop();
                    return may;
                },
            },
            ct);
        if (where == 2) Stop();
        return outcome;
    }

    private void Stop()
    {
        Stops++;
        throw new InvalidOperationException("The worker stopped.");
    }
}
