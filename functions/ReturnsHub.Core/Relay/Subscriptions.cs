using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Relay;

/// <summary>Which events a consumer takes.</summary>
public static class Subscriptions
{
    private const string Prefix = "returnshub.";

    /// <summary>Whether <paramref name="consumer"/> takes events of wire type <paramref name="type"/>, whatever their version.</summary>
    public static bool Takes(ConsumerSettings consumer, string type) =>
        consumer.Events.Count == 0 || consumer.Events.Contains(Name(type).ToString(), StringComparer.Ordinal);

    /// <summary>Whether <paramref name="consumer"/> takes <paramref name="e"/>: its type, and that it is not meant for another one alone.</summary>
    public static bool Takes(ConsumerSettings consumer, RecordedEvent e) =>
        (e.Test?.Consumer is not { } only || string.Equals(only, consumer.Id, StringComparison.Ordinal)) && Takes(consumer, e.Type);

    /// <summary>A wire type without prefix and version: <c>credit.released</c>.</summary>
    public static ReadOnlySpan<char> Name(string type)
    {
        var version = type.LastIndexOf(".v", StringComparison.Ordinal);
        return type.StartsWith(Prefix, StringComparison.Ordinal) && version > Prefix.Length
            ? type.AsSpan(Prefix.Length, version - Prefix.Length)
            : type;
    }
}
