using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Telemetry;

namespace ReturnsHub.Local.Pumps;

/// <summary>
/// Works through a session's messages one by one when their order does not matter: one that fails is left for later and the
/// others go on, so it holds back nobody. Each message ends: done, or set aside after its last attempt.
/// </summary>
internal sealed class SessionWork(
    string pump,
    Func<ReceivedMessage, CancellationToken, Task<MessageEnd>> step,
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
            MessageEnd end;
            try
            {
                end = await step(message, abort);
            }
            catch (OperationCanceledException) when (abort.IsCancellationRequested)
            {
                break;
            }

            log.Ended(pump, message, end);
            switch (end)
            {
                case MessageEnd.Later later:
                    // The first that failed is the first that remains: its attempt is the one counted.
                    rest ??= later.Rest;
                    break;
                case MessageEnd.Dead gone:
                    dead.Add(new DeadLettering(message.Id, gone.Reason, gone.Description));
                    break;
                default:
                    done.Add(message.Id);
                    break;
            }
        }

        return new SessionSettlement { Completed = done, DeadLettered = dead, RetryAfter = rest };
    }
}
