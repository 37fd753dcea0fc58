using ReturnsHub.Testing.Time;

namespace ReturnsHub.Testing.Contracts;

/// <summary>
/// What every implementation of a port must do. A backend derives one class per port and says how to open it; each test has a
/// store of its own.
/// </summary>
public abstract class PortContract<TPort> : IAsyncLifetime
    where TPort : class
{
    private TPort? _port;

    /// <summary>The clock the store goes by.</summary>
    protected ManualTime Time { get; } = new();

    /// <summary>Ids for what tests make up.</summary>
    protected SequentialIds Ids { get; } = new();

    protected CancellationToken Ct => CancellationToken.None;

    protected TPort Port => _port ?? throw new InvalidOperationException("The store is not open.");

    /// <summary>Opens the test's store; the second time, with everything the first one left.</summary>
    protected abstract Task<TPort> OpenAsync();

    /// <summary>Closes the test's store.</summary>
    protected abstract Task CloseAsync();

    /// <summary>Removes the test's store.</summary>
    protected abstract Task RemoveAsync();

    /// <summary>Lets time pass for the store.</summary>
    protected virtual Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        return Task.CompletedTask;
    }

    /// <summary>What a restart of the process does to the store.</summary>
    protected async Task ReopenAsync()
    {
        await CloseAsync();
        _port = await OpenAsync();
    }

    public async Task InitializeAsync() => _port = await OpenAsync();

    public async Task DisposeAsync()
    {
        await CloseAsync();
        await RemoveAsync();
    }
}
