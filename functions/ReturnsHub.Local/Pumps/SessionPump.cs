using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Local.Pumps;

/// <summary>How many sessions a pump works on at a time, and how much of each.</summary>
internal sealed record SessionPumpSettings(string Queue, int Sessions, int MessagesPerSession);

/// <summary>
/// Takes sessions off a queue and works on many at a time: a slow session holds up no other. A session's messages are worked
/// on in order by <paramref name="work"/>, which says how to settle them.
/// </summary>
internal sealed class SessionPump(
    IMessageQueue queue,
    SessionPumpSettings settings,
    Func<QueueSession, CancellationToken, Task<SessionSettlement>> work,
    TimeProvider time,
    ILogger log) : IPump
{
    public async Task RunAsync(PumpTokens tokens)
    {
        using var free = new SemaphoreSlim(settings.Sessions);
        var inHand = new HashSet<Task>();
        var failures = 0;
        while (!tokens.Stopping.IsCancellationRequested)
        {
            inHand.RemoveWhere(t => t.IsCompleted);
            try
            {
                var slots = await TakeSlotsAsync(free, tokens.Stopping);
                IReadOnlyList<QueueSession> sessions = [];
                try
                {
                    sessions = await queue.ReceiveAsync(settings.Queue, slots, settings.MessagesPerSession, Pauses.Poll, tokens.Stopping);
                }
                finally
                {
                    if (slots > sessions.Count) free.Release(slots - sessions.Count);
                }

                foreach (var session in sessions) inHand.Add(WorkAsync(session, free, tokens.Abort));
                failures = 0;
            }
            catch (OperationCanceledException) when (tokens.Stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                log.Failed(settings.Queue, e);
                await Pauses.AfterFailureAsync(++failures, time, tokens.Stopping);
            }
        }

        await Task.WhenAll(inHand);
    }

    private async Task<int> TakeSlotsAsync(SemaphoreSlim free, CancellationToken stopping)
    {
        await free.WaitAsync(stopping);
        var taken = 1;
        while (taken < settings.Sessions && free.Wait(0, CancellationToken.None)) taken++;
        return taken;
    }

    private async Task WorkAsync(QueueSession session, SemaphoreSlim free, CancellationToken abort)
    {
        // Receiving must not wait for the first synchronous stretch of the work.
        await Task.Yield();
        try
        {
            SessionSettlement settlement;
            try
            {
                settlement = await work(session, abort);
            }
            catch (Exception e)
            {
                if (!abort.IsCancellationRequested) log.Failed(settings.Queue, e);
                settlement = new SessionSettlement { RetryAfter = Rests.After(session.Messages[0].Attempt) };
            }

            // False means the lock was lost: somebody else has the messages, and handling them again changes nothing.
            await queue.SettleAsync(session, settlement, CancellationToken.None);
        }
        catch (Exception e)
        {
            // Unsettled: the lock ends by itself and the messages are handed out again.
            log.Failed(settings.Queue, e);
        }
        finally
        {
            free.Release();
        }
    }
}
