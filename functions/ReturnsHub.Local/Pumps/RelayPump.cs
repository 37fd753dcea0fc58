using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Relay;

namespace ReturnsHub.Local.Pumps;

/// <summary>Step 4: the change feed to the queues. One at a time: the feed's order is the consumers' order.</summary>
internal sealed class RelayPump(RelayHandler relay, TimeProvider time, ILogger<RelayPump> log) : IPump
{
    public async Task RunAsync(PumpTokens tokens)
    {
        var failures = 0;
        while (!tokens.Stopping.IsCancellationRequested)
        {
            try
            {
                if (await relay.RelayAsync(tokens.Abort) == 0) await relay.WaitAsync(Pauses.Poll, tokens.Stopping);
                failures = 0;
            }
            catch (OperationCanceledException) when (tokens.Stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.Failed("relay", e);
                await Pauses.AfterFailureAsync(++failures, time, tokens.Stopping);
            }
        }
    }
}
