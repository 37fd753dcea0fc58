using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Azure.Channels;

/// <summary>What events give to resale channels. It stands on the documents of those events, so it is counted with them or not at all.</summary>
internal static class ChannelUnits
{
    public static Dictionary<string, int> Of(IEnumerable<RecordedEvent> events)
    {
        var units = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var given in events.Select(e => e.Data).OfType<DispositionDecided>())
        {
            if (given is { Channel: { } channel, Quantity: > 0 }) units[channel] = units.GetValueOrDefault(channel) + given.Quantity;
        }

        return units;
    }

    public static string Day(TenantId tenant, DateOnly day) => $"{tenant.Value}/{day:yyyy-MM-dd}";
}
