namespace ReturnsHub.Embedded.Queues;

/// <summary>What a queue takes, and refuses on the caller's thread.</summary>
internal static class QueueLimits
{
    private const int LongestName = 200;
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(366);

    public static void Check(QueueMessage message)
    {
        CheckName(message.Id);
        CheckName(message.Session);
        if (message.Body.Length > QueueMessage.MostBytes) throw new ArgumentException("A message's body is at most 200 kB.", nameof(message));
    }

    public static void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > LongestName)
            throw new ArgumentException("A queue's, session's or message's name is at most 200 characters.", nameof(name));
    }

    public static void Check(QueueSession session, SessionSettlement settlement)
    {
        if (settlement.RetryAfter is { } rest)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(rest, TimeSpan.Zero, nameof(settlement));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(rest, LongestRest, nameof(settlement));
        }

        var handedOut = session.Messages.Select(m => m.Id).ToList();
        foreach (var id in settlement.Completed.Concat(settlement.DeadLettered.Select(d => d.MessageId)))
        {
            if (!handedOut.Remove(id))
                throw new ArgumentException("A settlement names only messages that were handed out, each once.", nameof(settlement));
        }
    }
}
