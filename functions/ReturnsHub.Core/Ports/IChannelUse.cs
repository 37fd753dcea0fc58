namespace ReturnsHub.Core.Ports;

/// <summary>
/// How many units each resale channel was given on a day. Counted from dispositions as they are appended; units that were given and
/// taken back later stay counted, so that a channel is never given more than it takes.
/// </summary>
public interface IChannelUse
{
    /// <summary>Units by channel on a day (UTC); channels that were given none are left out.</summary>
    Task<IReadOnlyDictionary<string, int>> OnAsync(TenantId tenant, DateOnly day, CancellationToken ct);
}
