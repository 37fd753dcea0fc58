using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Channels;

/// <summary>Counts what an append gives to resale channels, in the same commit.</summary>
internal sealed class ChannelRows(IEnumerable<RecordedEvent> events)
{
    private static readonly Sql Add = new(
        "insert into channel_use(tenant, day, channel, units) values(?, ?, ?, ?) on conflict do update set units = units + excluded.units");

    private readonly IReadOnlyList<(string Tenant, int Day, string Channel, int Units)> _given =
    [
        .. events.Where(e => e.Data is DispositionDecided { Channel: not null, Quantity: > 0 })
            .Select(e => (e.Tenant.Value, Day(e.RecordedAt), ((DispositionDecided)e.Data).Channel!, ((DispositionDecided)e.Data).Quantity)),
    ];

    public static int Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime).DayNumber;

    public void Write(JournalConnection db)
    {
        foreach (var (tenant, day, channel, units) in _given) db.Use(Add).Bind(tenant).Bind((long)day).Bind(channel).Bind((long)units).Run();
    }
}
