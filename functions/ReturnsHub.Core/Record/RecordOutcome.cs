using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Record;

/// <summary>What became of a fact on one return.</summary>
public abstract record RecordOutcome
{
    private RecordOutcome()
    {
    }

    /// <summary>It left events.</summary>
    public sealed record Recorded(ReturnState State, IReadOnlyList<RecordedEvent> Events) : RecordOutcome;

    /// <summary>It said nothing new.</summary>
    public sealed record Nothing(ReturnState State) : RecordOutcome;

    /// <summary>No return carries its names; it waits.</summary>
    public sealed record Unmatched(string ReportId) : RecordOutcome;

    /// <summary>A person asked for what the rules do not allow. <paramref name="Code"/> is stable; <paramref name="Detail"/> says what to do.</summary>
    public sealed record Refused(string Code, string Detail) : RecordOutcome;
}

/// <summary>A stream changed under every attempt: try again later.</summary>
public sealed class StreamBusyException(StreamKey key) : Exception($"{key} is being changed by others; try again.")
{
    /// <summary>The stream.</summary>
    public StreamKey Key { get; } = key;
}
