using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Telemetry;

namespace ReturnsHub.Local.Pumps;

/// <summary>What is done with a message that failed for good.</summary>
internal enum AfterLast
{
    /// <summary>It ended elsewhere (in quarantine, with a person): take it off the queue.</summary>
    Complete = 0,
    /// <summary>Dead-letter it.</summary>
    DeadLetter,
}

/// <summary>
/// Works through a session's messages one by one when their order does not matter: one that fails is left for later and the
/// others go on, so it holds back nobody. Each message ends: done, or set aside after its last attempt.
/// </summary>
internal sealed class SessionWork(
    string pump,
    int mostAttempts,
    Func<ReceivedMessage, CancellationToken, Task> handle,
    Func<ReceivedMessage, CancellationToken, Task<AfterLast>> setAside,
    TimeProvider time,
    ILogger log)
{
    /// <summary>Work stops this long before the lock ends: what is settled too late is done twice.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public async Task<SessionSettlement> WorkAsync(QueueSession session, CancellationToken abort)
    {
        var done = new List<string>(session.Messages.Count);
        var dead = new List<DeadLettering>();
        TimeSpan? rest = null;
        foreach (var message in session.Messages)
        {
            if (abort.IsCancellationRequested || time.GetUtcNow() > session.LockedUntil - Margin) break;
            using var scope = log.HandlingMessage(session.Queue, session.Session, message);
            try
            {
                await handle(message, abort);
                done.Add(message.Id);
            }
            catch (OperationCanceledException) when (abort.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                log.Failed(pump, e);
                if (message.Attempt < mostAttempts)
                {
                    // The first that failed is the first that remains: its attempt is the one counted.
                    rest ??= Pauses.Rest(message.Attempt);
                    continue;
                }

                log.GaveUp(pump, message.Id, message.Attempt);
                if (await setAside(message, abort) == AfterLast.Complete) done.Add(message.Id);
                else dead.Add(new DeadLettering(message.Id, "processing-failed", e.GetType().Name));
            }
        }

        return new SessionSettlement { Completed = done, DeadLettered = dead, RetryAfter = rest };
    }
}
