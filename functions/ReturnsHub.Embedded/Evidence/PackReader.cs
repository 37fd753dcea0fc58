using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace ReturnsHub.Embedded.Evidence;

/// <summary>Reads sealed pieces, from any number of threads.</summary>
internal sealed class PackReader(string directory) : IDisposable
{
    private readonly ConcurrentDictionary<int, Lazy<SafeFileHandle>> _files = new();

    /// <exception cref="InvalidDataException">The file is missing or ends before the piece does.</exception>
    public byte[] Read(int pack, long offset, int length)
    {
        var piece = new byte[length];
        var read = 0;
        var file = Open(pack);
        while (read < length)
        {
            var n = RandomAccess.Read(file, piece.AsSpan(read), offset + read);
            if (n == 0) throw new InvalidDataException($"Evidence file {pack} ends before the piece at {offset} does.");
            read += n;
        }

        return piece;
    }

    public void Dispose()
    {
        foreach (var file in _files.Values) file.Value.Dispose();
        _files.Clear();
    }

    private SafeFileHandle Open(int pack)
    {
        try
        {
            return _files.GetOrAdd(pack, static (number, from) => new Lazy<SafeFileHandle>(() => File.OpenHandle(
                PackFiles.PathOf(from, number), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.RandomAccess)), directory).Value;
        }
        catch (FileNotFoundException e)
        {
            throw new InvalidDataException($"Evidence file {pack} is missing.", e);
        }
    }
}
