using System.Text.Json;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Attempts;

/// <summary>Bounds the attempts at a message: each one ends, done or given up.</summary>
internal static class Attempting
{
    /// <summary>Code of a message on which the hub itself failed for good.</summary>
    public const string FailedReason = "processing-failed";

    /// <summary>
    /// Makes one attempt. What fails is tried again after a rest, and is given up from attempt <paramref name="most"/> on. A message
    /// handed out twice as often brought the process down each time, or giving it up did: it is given up untried. Where giving up fails
    /// as well, the store is out of reach rather than the message at fault, and it rests; ten times as often, its queue has the last word.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> ended the attempt; it counts for nothing.</exception>
    public static async Task<MessageEnd> RunAsync(
        ReceivedMessage message,
        int most,
        Func<ReceivedMessage, CancellationToken, Task<MessageEnd>> attempt,
        Func<ReceivedMessage, Exception?, CancellationToken, Task<MessageEnd>> giveUp,
        CancellationToken ct)
    {
        if (message.Attempt > 2 * most) return await EndAsync(message, most, null, giveUp, ct);
        try
        {
            return await attempt(message, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            return message.Attempt < most
                ? new MessageEnd.Later(Rests.After(message.Attempt)) { Fault = e }
                : await EndAsync(message, most, e, giveUp, ct) with { Fault = e };
        }
    }

    private static async Task<MessageEnd> EndAsync(
        ReceivedMessage message, int most, Exception? fault, Func<ReceivedMessage, Exception?, CancellationToken, Task<MessageEnd>> giveUp, CancellationToken ct)
    {
        try
        {
            return await giveUp(message, fault, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && message.Attempt <= 10 * most)
        {
            return new MessageEnd.Later(Rests.After(message.Attempt)) { Fault = e };
        }
    }

    /// <summary>Sets aside where a person looks what a message says. One that cannot be read is dead-lettered: there is nothing to show.</summary>
    /// <param name="message">The message to give up.</param>
    /// <param name="fault">What the last attempt failed on; null when there was none.</param>
    /// <param name="read">Reads a body; throws <see cref="JsonException"/> for one that is no message of the hub.</param>
    /// <param name="setAside">Sets aside what was read.</param>
    public static async Task<MessageEnd> GiveUpAsync<T>(
        ReceivedMessage message, Exception? fault, Func<ReadOnlyMemory<byte>, T> read, Func<T, Task> setAside)
    {
        T content;
        try
        {
            content = read(message.Body);
        }
        catch (JsonException e)
        {
            return new MessageEnd.Dead(FailedReason, (fault ?? e).GetType().Name);
        }

        await setAside(content);
        return new MessageEnd.Done();
    }
}
