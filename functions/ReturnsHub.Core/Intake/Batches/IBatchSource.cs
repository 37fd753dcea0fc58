namespace ReturnsHub.Core.Intake.Batches;

/// <summary>A source whose reports also come as files.</summary>
public interface IBatchSource
{
    /// <summary>
    /// Splits a file into messages as the source would post them one by one. Pure; never throws for what the file says: a row that
    /// cannot be read is one that says so, and those after it are read all the same.
    /// </summary>
    IEnumerable<BatchRow> Split(BatchFormat format, ReadOnlyMemory<byte> file);
}

/// <summary>How a file is written.</summary>
public enum BatchFormat
{
    /// <summary>Comma-separated values with a header (RFC 4180); <c>;</c> and tab separate as well.</summary>
    Csv = 0,
    /// <summary>One JSON message a line (https://github.com/ndjson/ndjson-spec).</summary>
    Ndjson,
}

/// <summary>A message of a file.</summary>
/// <param name="Number">The line its first row stands on, 1 first.</param>
/// <param name="Raw">The message as it would have been posted; the row as it stands when <paramref name="Fault"/> is set.</param>
/// <param name="Fault">Why it cannot be read; null when it can.</param>
public sealed record BatchRow(int Number, ReadOnlyMemory<byte> Raw, BatchFault? Fault = null);

/// <summary>What is wrong with a row.</summary>
/// <param name="Reason">Stable code.</param>
/// <param name="Detail">What is wrong and what to do, in a sentence that quotes nothing.</param>
public sealed record BatchFault(string Reason, string Detail);
