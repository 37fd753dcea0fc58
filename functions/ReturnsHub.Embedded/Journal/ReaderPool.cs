using System.Collections.Concurrent;

namespace ReturnsHub.Embedded.Journal;

/// <summary>Reading connections, each lent to one caller at a time.</summary>
internal sealed class ReaderPool(string path) : IDisposable
{
    private const int CacheKibibytes = 4 * 1024;
    private readonly ConcurrentBag<Db> _idle = [];
    private volatile bool _disposed;

    public T Read<T>(Func<Db, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_idle.TryTake(out var db)) db = new Db(path, readOnly: true, CacheKibibytes);
        try
        {
            return work(db);
        }
        finally
        {
            _idle.Add(db);
            if (_disposed) Empty();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        Empty();
    }

    private void Empty()
    {
        while (_idle.TryTake(out var db)) db.Dispose();
    }
}
