using Microsoft.Extensions.Logging;

namespace ReturnsHub.Local.Pumps;

/// <summary>Work by the clock: a round, a rest, and after a failure a shorter one, until the hub stops.</summary>
internal static class Rounds
{
    /// <summary>Goes round until the pump is told to stop; a failed round is logged and made again.</summary>
    /// <param name="pump">The pump's name in the log.</param>
    /// <param name="between">Rest after a round.</param>
    /// <param name="roundAsync">One round; ended by the token when the hub stops.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where failures go.</param>
    /// <param name="stopping">Tells the pump to stop.</param>
    public static async Task RunAsync(string pump, TimeSpan between, Func<CancellationToken, Task> roundAsync, TimeProvider time, ILogger log, CancellationToken stopping)
    {
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await roundAsync(stopping);
                failures = 0;
                await Task.Delay(between, time, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.Failed(pump, e);
                await Pauses.AfterFailureAsync(++failures, time, stopping);
            }
        }
    }
}
