using System.Diagnostics;
using System.Text.Json.Serialization;

namespace ReturnsHub.Core.Telemetry;

/// <summary>
/// Where a piece of work stands in a trace, as W3C Trace Context writes it (https://www.w3.org/TR/trace-context/). It travels with a
/// queue message and beside an event, never in one: what an event says and its hash are the same with and without it.
/// </summary>
/// <param name="TraceParent">The <c>traceparent</c> header's value: version, trace id, span id, flags.</param>
/// <param name="TraceState">The <c>tracestate</c> header's value; null when there is none.</param>
public sealed record TraceContext(string TraceParent, string? TraceState = null)
{
    /// <summary>A <c>traceparent</c> of version 00 has exactly this many characters.</summary>
    private const int ParentLength = 55;

    /// <summary>Vendors need not pass on more characters than this (https://www.w3.org/TR/trace-context/#tracestate-limits); the hub does not.</summary>
    private const int LongestState = 512;

    /// <summary>The trace's id: 32 hex digits; empty when there is none.</summary>
    [JsonIgnore]
    public string TraceId => TraceParent.Length == ParentLength ? TraceParent[3..35] : "";

    /// <summary>The context from two values that came from outside, or null when the first is not a <c>traceparent</c>. A state that is too long or not printable is left out.</summary>
    public static TraceContext? Of(string? traceParent, string? traceState)
    {
        if (traceParent?.Length != ParentLength || !ActivityContext.TryParse(traceParent, null, out _)) return null;
        return new TraceContext(traceParent, IsState(traceState) ? traceState : null);
    }

    /// <summary>Reads what <see cref="ToText"/> wrote; null for anything else.</summary>
    public static TraceContext? OfText(string? text)
    {
        if (text is null) return null;
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? Of(text, null) : Of(text[..blank], text[(blank + 1)..]);
    }

    /// <summary>Both values in one text, for stores that keep one column.</summary>
    public string ToText() => TraceState is null ? TraceParent : $"{TraceParent} {TraceState}";

    /// <summary>The context of a span; null when it has none to pass on.</summary>
    internal static TraceContext? Of(Activity? span) =>
        span is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? Of(id, span.TraceStateString) : null;

    /// <summary>The context as the parent of a span; false when it is not a valid one.</summary>
    internal bool TryParent(out ActivityContext parent) => ActivityContext.TryParse(TraceParent, TraceState, isRemote: true, out parent);

    private static bool IsState(string? state) => state is { Length: > 0 and <= LongestState } && state.All(c => c is >= ' ' and <= '~');
}
