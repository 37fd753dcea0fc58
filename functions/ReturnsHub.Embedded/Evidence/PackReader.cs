using Microsoft.Win32.SafeHandles;

namespace ReturnsHub.Embedded.Evidence;

/// <summary>Reads sealed pieces, from any number of threads.</summary>
internal sealed class PackReader(string directory) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, SafeFileHandle> _files = [];
    private bool _closed;

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
        lock (_gate)
        {
            _closed = true;
            foreach (var file in _files.Values) file.Dispose();
            _files.Clear();
        }
    }

    private SafeFileHandle Open(int pack)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(EmbeddedBackend));
            if (_files.TryGetValue(pack, out var open)) return open;
            try
            {
                open = File.OpenHandle(
                    PackFiles.PathOf(directory, pack), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.RandomAccess);
            }
            catch (FileNotFoundException e)
            {
                throw new InvalidDataException($"Evidence file {pack} is missing.", e);
            }

            _files.Add(pack, open);
            return open;
        }
    }
}
