using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Deliver.Turns;

/// <summary>
/// Keeps a return's events in order on a broker whose sessions cannot rest. A delivery to be tried again is sent as a copy that comes due
/// later; until then the session's note says whose turn it is, and what arrives behind it is taken off the queue and sent anew when its
/// turn comes. Every step is copy, then note, then settling: a crash between any two repeats work and loses nothing.
/// </summary>
public sealed class DeliveryTurns(IDeliveryLedger ledger, IReturnStore returns, TimeProvider time, IIds ids)
{
    /// <summary>Attempts after which a delivery whose row cannot be read is left to the broker's own limit.</summary>
    private const int MostUnseen = 100;

    /// <summary>A copy this late is taken for lost and sent again when the next event arrives. A copy that was only slow is then one too many and does nothing.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(10);

    /// <summary>Works on one message. The session is this caller's alone until the task completes.</summary>
    /// <param name="consumer">Whose session it is.</param>
    /// <param name="message">The message in hand.</param>
    /// <param name="session">Its session.</param>
    /// <param name="attempt">Makes one attempt at a delivery: <see cref="DeliverStep"/>.</param>
    /// <param name="ct">Ends the work between two steps.</param>
    /// <returns>How the attempt ended, for the log; null when none was made.</returns>
    /// <exception cref="System.Text.Json.JsonException">The body is no event this version knows: let the broker hand it out again.</exception>
    public async Task<MessageEnd?> HandleAsync(
        ConsumerSettings consumer,
        DeliveryInHand message,
        IDeliverySession session,
        Func<ReceivedMessage, CancellationToken, Task<MessageEnd>> attempt,
        CancellationToken ct)
    {
        var e = await DeliveryBody.ReadAsync(returns, consumer.Tenant, message.DeliveryId, message.Body, ct);
        var turn = Turn.Read(await session.ReadNoteAsync(ct));
        if (turn is not null && turn.DeliveryId != message.DeliveryId && !message.OutOfTurn && e.Sequence > turn.Sequence)
        {
            await StandBehindAsync(turn, message, e, session, ct);
            return null;
        }

        // A copy of a former attempt is one too many. A redriven one counts anew: its former self is a dead letter and nothing else will come.
        if (turn?.DeliveryId == message.DeliveryId && message.Attempt < turn.Attempt && !message.OutOfTurn)
        {
            await session.CompleteAsync(ct);
            return null;
        }

        var place = new Place(consumer, message, e, session, turn?.DeliveryId == message.DeliveryId ? turn : null, turn is null && !message.OutOfTurn);
        // The relay's own message the first time it is handed out was never tried. Whatever else comes may already have ended.
        MessageEnd? ended;
        try
        {
            ended = message.IsCopy || message.DeliveryCount > 1 || !place.InTurn ? await EndedAsync(message, e, ct) : null;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && message.AttemptNow < MostUnseen)
        {
            // Thrown, the broker would hand it out again at once, and an outage of the ledger would use all its attempts up.
            var unseen = new MessageEnd.Later(Rests.After(message.AttemptNow)) { Fault = fault };
            await RestAsync(place, unseen.Rest, ct);
            return unseen;
        }

        var end = ended ?? await attempt(message.Received, ct);
        if (end is MessageEnd.Later later) await RestAsync(place, later.Rest, ct);
        else await FinishAsync(place, end, ct);
        return ended is null ? end : null;
    }

    private async Task StandBehindAsync(Turn turn, DeliveryInHand message, RecordedEvent e, IDeliverySession session, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var after = turn with { Through = Math.Max(turn.Through, e.Sequence) };
        if (now > turn.Until + Overdue)
        {
            var head = await returns.FindEventAsync(e.Tenant, turn.EventId, ct)
                ?? throw new InvalidOperationException("The event whose turn it is stands on no stream.");
            after = after with { Attempt = turn.Attempt + 1, Until = now };
            await session.SendAsync(Copy(turn.DeliveryId, after.Attempt, outOfTurn: false, DeliveryBody.Of(head), null), ct);
        }

        if (after != turn) await session.WriteNoteAsync(Turn.Write(after), ct);
        await session.CompleteAsync(ct);
    }

    private async Task<MessageEnd?> EndedAsync(DeliveryInHand message, RecordedEvent e, CancellationToken ct) =>
        await ledger.FindAsync(new StreamKey(e.Tenant, e.ReturnId), message.DeliveryId, ct) switch
        {
            { Status: DeliveryStatus.Confirmed } => new MessageEnd.Done(),
            // Redriven ones were given up before, and are to be tried all the same. Others come here when a crash kept them out of the dead letters.
            { Status: DeliveryStatus.DeadLettered } row when !message.OutOfTurn => new MessageEnd.Dead("given-up-before", row.LastAnswer ?? ""),
            _ => null,
        };

    private async Task RestAsync(Place place, TimeSpan rest, CancellationToken ct)
    {
        var message = place.Message;
        var next = message.AttemptNow + 1;
        var due = time.GetUtcNow() + rest;
        await place.Session.SendAsync(Copy(message.DeliveryId, next, !place.InTurn, message.Body, due), ct);
        if (place.InTurn)
        {
            var turn = place.Turn ?? TurnOf(message.DeliveryId, place.Event, place.Event.Sequence);
            await place.Session.WriteNoteAsync(Turn.Write(turn with { Attempt = next, Until = due }), ct);
        }

        await place.Session.CompleteAsync(ct);
    }

    private async Task FinishAsync(Place place, MessageEnd end, CancellationToken ct)
    {
        if (place.Turn is { } turn) await place.Session.WriteNoteAsync(Turn.Write(await NextAsync(place, turn, ct)), ct);
        if (end is MessageEnd.Dead dead) await place.Session.DeadLetterAsync(dead.Reason, dead.Description, ct);
        else await place.Session.CompleteAsync(ct);
    }

    private async Task<Turn?> NextAsync(Place place, Turn turn, CancellationToken ct)
    {
        if (turn.Through <= turn.Sequence) return null;
        var waiting = await returns.ReadStreamAsync(new StreamKey(place.Event.Tenant, place.Event.ReturnId), turn.Sequence + 1, ct);
        if (waiting.FirstOrDefault(w => w.Sequence <= turn.Through && Subscriptions.Takes(place.Consumer, w)) is not { } next) return null;
        var id = DeliveryIds.Of(place.Consumer.Id, next.Id);
        await place.Session.SendAsync(Copy(id, 1, outOfTurn: false, DeliveryBody.Of(next), null), ct);
        return TurnOf(id, next, turn.Through);
    }

    private DeliveryCopy Copy(string deliveryId, int attempt, bool outOfTurn, ReadOnlyMemory<byte> body, DateTimeOffset? notBefore) =>
        new($"{deliveryId}#{ids.Next(time.GetUtcNow()):N}", deliveryId, attempt, outOfTurn, body, notBefore);

    private Turn TurnOf(string deliveryId, RecordedEvent e, long through) => new()
    {
        DeliveryId = deliveryId,
        EventId = e.Id,
        Sequence = e.Sequence,
        Attempt = 1,
        Until = time.GetUtcNow(),
        Through = through,
    };

    /// <param name="Consumer">Whose session it is.</param>
    /// <param name="Message">The message in hand.</param>
    /// <param name="Event">Its event.</param>
    /// <param name="Session">Its session.</param>
    /// <param name="Turn">The session's turn when it is this message's.</param>
    /// <param name="Free">Whether the session is not behind, so that this message may take its turn.</param>
    private sealed record Place(ConsumerSettings Consumer, DeliveryInHand Message, RecordedEvent Event, IDeliverySession Session, Turn? Turn, bool Free)
    {
        public bool InTurn => Free || Turn is not null;
    }
}
