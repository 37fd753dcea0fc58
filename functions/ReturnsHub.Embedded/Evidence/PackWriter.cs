using System.Buffers;
using Microsoft.Win32.SafeHandles;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Evidence;

/// <summary>
/// Appends sealed pieces to numbered files. The pieces of a transaction are written and flushed together before its commit;
/// what a crash or a rollback leaves at the end of a file has no row that points to it and is passed over.
/// </summary>
internal sealed class PackWriter : IParticipant, IDisposable
{
    private readonly string _directory;
    private readonly long _packBytes;
    private readonly ArrayBufferWriter<byte> _waiting = new(64 * 1024);
    private SafeFileHandle _file;
    private int _pack;
    private long _end;

    public PackWriter(string directory, long packBytes)
    {
        _directory = directory;
        _packBytes = packBytes;
        _pack = Math.Max(1, PackFiles.Newest(directory));
        _file = Open();
        _end = RandomAccess.GetLength(_file);
    }

    /// <summary>Appends a piece; it is on disk before the running transaction commits. On the writer's thread.</summary>
    public (int Pack, long Offset) Append(ReadOnlySpan<byte> piece)
    {
        if (_end + _waiting.WrittenCount >= _packBytes) BeginNext();
        var offset = _end + _waiting.WrittenCount;
        _waiting.Write(piece);
        return (_pack, offset);
    }

    public void BeforeCommit(JournalConnection db) => Flush();

    public void RolledBack() => _waiting.ResetWrittenCount();

    public void Dispose() => _file.Dispose();

    private void Flush()
    {
        if (_waiting.WrittenCount == 0) return;
        RandomAccess.Write(_file, _waiting.WrittenSpan, _end);
        _end += _waiting.WrittenCount;
        _waiting.ResetWrittenCount();
        RandomAccess.FlushToDisk(_file);
    }

    private void BeginNext()
    {
        Flush();
        _file.Dispose();
        _pack++;
        _file = Open();
        _end = RandomAccess.GetLength(_file);
    }

    private SafeFileHandle Open() =>
        File.OpenHandle(PackFiles.PathOf(_directory, _pack), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
}
