using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace ReturnsHub.Embedded.Evidence;

/// <summary>Reads pieces from pack files.</summary>
internal sealed class PackReader(string directory) : IDisposable
{
    private readonly ConcurrentDictionary<int, Lazy<SafeFileHandle>> _handles = new();

    public byte[] Read(PackPlace place)
    {
        var handle = _handles.GetOrAdd(place.Pack, pack => new Lazy<SafeFileHandle>(() =>
            File.OpenHandle(PackWriter.PathOf(directory, pack), FileMode.Open, FileAccess.Read, FileShare.ReadWrite))).Value;
        var piece = new byte[place.Length];
        var read = 0;
        while (read < piece.Length)
        {
            var n = RandomAccess.Read(handle, piece.AsSpan(read), place.Offset + read);
            if (n == 0) throw new InvalidDataException($"Pack {place.Pack} ends before the piece at {place.Offset} does. Restore the evidence folder from a backup.");
            read += n;
        }

        return piece;
    }

    public void Dispose()
    {
        foreach (var handle in _handles.Values.Where(h => h.IsValueCreated)) handle.Value.Dispose();
    }
}
