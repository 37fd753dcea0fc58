namespace ReturnsHub.Azure.Reasons.Limits;

/// <summary>
/// Holds a hub to its tokens a day. The count is read once a day and process and afterwards comes back with every own addition, so
/// that watching it costs nothing; calls in hand elsewhere may therefore take it a little over.
/// </summary>
internal sealed class DailyTokens(ITokenBudget budget, long limit, TimeProvider time)
{
    private readonly Lock _gate = new();
    private DateOnly _day;
    private long _spent;

    public async Task<bool> HasRoomAsync(CancellationToken ct)
    {
        var today = Today();
        if (Known(today) is not { } spent)
        {
            spent = await budget.SpentAsync(today, ct);
            Learn(today, spent);
        }

        return spent < limit;
    }

    public async Task CountAsync(long tokens, CancellationToken ct)
    {
        if (tokens == 0) return;
        var today = Today();
        Learn(today, await budget.AddAsync(today, tokens, ct));
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private long? Known(DateOnly day)
    {
        lock (_gate) return _day == day ? _spent : null;
    }

    private void Learn(DateOnly day, long spent)
    {
        lock (_gate)
        {
            if (day < _day) return;
            // Additions may come back in another order than they were made; a day's count only grows.
            _spent = _day == day ? Math.Max(_spent, spent) : spent;
            _day = day;
        }
    }
}
