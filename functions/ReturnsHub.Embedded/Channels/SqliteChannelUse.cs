using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Channels;

/// <inheritdoc />
internal sealed class SqliteChannelUse(ReadPool reads) : IChannelUse
{
    private static readonly Sql Find = new("select channel, units from channel_use where tenant=? and day=?");

    public Task<IReadOnlyDictionary<string, int>> OnAsync(TenantId tenant, DateOnly day, CancellationToken ct) => reads.ReadAsync(db =>
    {
        var use = new Dictionary<string, int>(StringComparer.Ordinal);
        using var rows = db.Use(Find).Bind(tenant.Value).Bind((long)day.DayNumber);
        while (rows.Step()) use[rows.Text(0)] = rows.Int32(1);
        return (IReadOnlyDictionary<string, int>)use;
    }, ct);
}
