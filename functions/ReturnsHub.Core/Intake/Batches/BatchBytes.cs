namespace ReturnsHub.Core.Intake.Batches;

/// <summary>Reads a file no further than a file may go.</summary>
public static class BatchBytes
{
    /// <summary>The whole file; of one that is too large one byte more than is taken, so that it is refused.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream file, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        while (bytes.Length <= BatchLimits.MostBytes)
        {
            var room = (int)Math.Min(buffer.Length, BatchLimits.MostBytes + 1 - bytes.Length);
            var read = await file.ReadAsync(buffer.AsMemory(0, room), ct);
            if (read == 0) break;
            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
