using System.Collections.Concurrent;

namespace ReturnsHub.Azure.Reasons.Limits;

/// <summary>Counts in this process only; a restart begins the day anew.</summary>
public sealed class MemoryTokenBudget : ITokenBudget
{
    private const int MostDays = 3;
    private readonly ConcurrentDictionary<DateOnly, long> _days = new();

    /// <inheritdoc />
    public Task<long> SpentAsync(DateOnly day, CancellationToken ct) => Task.FromResult(_days.GetValueOrDefault(day));

    /// <inheritdoc />
    public Task<long> AddAsync(DateOnly day, long tokens, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        var spent = _days.AddOrUpdate(day, tokens, (_, known) => known + tokens);
        foreach (var old in _days.Keys.Order().SkipLast(MostDays)) _days.TryRemove(old, out _);
        return Task.FromResult(spent);
    }
}
