namespace ReturnsHub.Core.Ports;

/// <summary>Counts the tokens a hub spent on a remote model, by UTC day, over all its processes. Days long past may be forgotten.</summary>
public interface ITokenBudget
{
    /// <summary>Tokens counted for a day; 0 when there are none.</summary>
    Task<long> SpentAsync(DateOnly day, CancellationToken ct);

    /// <summary>Adds tokens to a day's count in one step, whoever else adds at the same time, and gives the new count.</summary>
    /// <param name="day">The UTC day.</param>
    /// <param name="tokens">Tokens, 0 or more.</param>
    /// <param name="ct">Stops the wait; the tokens may then be counted or not.</param>
    Task<long> AddAsync(DateOnly day, long tokens, CancellationToken ct);
}
