using System.Collections.Concurrent;

namespace ReturnsHub.Embedded.Journal;

/// <summary>Connections for reading, each used by one caller at a time. Readers never wait for the writer (WAL).</summary>
internal sealed class ReadPool(string path, EmbeddedOptions options) : IAsyncDisposable
{
    private readonly ConcurrentBag<JournalConnection> _idle = [];
    private readonly SemaphoreSlim _free = new(options.Readers, options.Readers);
    private volatile bool _closed;

    /// <summary>Reads what is committed.</summary>
    public async Task<T> ReadAsync<T>(Func<JournalConnection, T> read, CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(EmbeddedBackend));
            if (!_idle.TryTake(out var db)) db = Open();
            try
            {
                return read(db);
            }
            catch
            {
                db.Abandon();
                throw;
            }
            finally
            {
                _idle.Add(db);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        // Whoever still reads hands its place back first.
        for (var i = 0; i < options.Readers; i++) await _free.WaitAsync();
        while (_idle.TryTake(out var db)) db.Dispose();
        // Callers that come late still find the semaphore, and are told that the backend is closed.
        _free.Release(options.Readers);
    }

    private JournalConnection Open()
    {
        var db = JournalConnection.Open(path, options.CacheKilobytes / 4);
        db.Execute("pragma query_only=on");
        return db;
    }
}
