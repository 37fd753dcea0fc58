using System.Globalization;

namespace ReturnsHub.Embedded.Evidence;

/// <summary>Where a piece stands.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct PackPlace(int Pack, long Offset, int Length);

/// <summary>
/// Appends sealed pieces to pack files: few large files instead of millions of small ones, and one flush per transaction.
/// Bytes that a crash left without an index entry are harmless: appending goes on after them.
/// </summary>
internal sealed class PackWriter : IDisposable
{
    private readonly string _directory;
    private readonly long _packSize;
    private FileStream _file;
    private int _pack;
    private bool _dirty;

    public PackWriter(string directory, long packSize)
    {
        Directory.CreateDirectory(directory);
        _directory = directory;
        _packSize = packSize;
        _pack = Directory.EnumerateFiles(directory, "*.pack")
            .Select(f => int.TryParse(Path.GetFileNameWithoutExtension(f), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .DefaultIfEmpty(1)
            .Max();
        _file = Open();
    }

    public PackPlace Append(ReadOnlySpan<byte> piece)
    {
        if (_file.Position > _packSize)
        {
            Flush();
            _file.Dispose();
            _pack++;
            _file = Open();
        }

        var place = new PackPlace(_pack, _file.Position, piece.Length);
        _file.Write(piece);
        _dirty = true;
        return place;
    }

    public void Flush()
    {
        if (!_dirty) return;
        _file.Flush(flushToDisk: true);
        _dirty = false;
    }

    public void Dispose() => _file.Dispose();

    public static string PathOf(string directory, int pack) => Path.Combine(directory, pack.ToString("D6", CultureInfo.InvariantCulture) + ".pack");

    private FileStream Open()
    {
        var file = new FileStream(PathOf(_directory, _pack), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 256 * 1024);
        file.Seek(0, SeekOrigin.End);
        return file;
    }
}
