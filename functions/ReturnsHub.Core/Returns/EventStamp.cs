using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Returns;

/// <summary>Gives decided events their place on the stream: sequence, clock, cause and hash.</summary>
public static class EventStamp
{
    /// <summary>The events as they will stand on the stream, and the state after them.</summary>
    public static (IReadOnlyList<RecordedEvent> Events, ReturnState After) Stamp(
        ReturnState state, Fact fact, IReadOnlyList<ReturnEvent> events, DateTimeOffset now, IIds ids, TraceContext? trace = null, TestMark? test = null)
    {
        var stamped = new List<RecordedEvent>(events.Count);
        foreach (var data in events)
        {
            var e = HashChain.Seal(new RecordedEvent
            {
                Id = ids.Next(now),
                Tenant = state.Tenant,
                ReturnId = state.ReturnId,
                Sequence = state.Version + 1,
                Type = EventCatalogue.WireName(data),
                OccurredAt = fact.OccurredAt,
                RecordedAt = now,
                Source = fact.Connection,
                CausationId = fact.Id,
                Actor = EventActors.Of(data, fact),
                Via = fact.Via,
                Evidence = fact.Evidence,
                Test = test,
                Trace = trace,
                Data = data,
                PreviousHash = state.LastHash,
                Hash = "",
            });
            state = ReturnFold.Apply(state, e);
            stamped.Add(e);
        }

        return (stamped, state);
    }
}
