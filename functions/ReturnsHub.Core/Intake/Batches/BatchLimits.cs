namespace ReturnsHub.Core.Intake.Batches;

/// <summary>How much of a file is taken.</summary>
public static class BatchLimits
{
    /// <summary>Largest file, in bytes. It is read whole: a gigabyte of receipts comes as several files.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    /// <summary>Most messages of a file.</summary>
    public const int MostRows = 100_000;

    /// <summary>Longest row, in bytes.</summary>
    public const int LongestRow = 64 * 1024;

    /// <summary>Rows in a row that cannot be read, after which the rest of the file is left: it is another file than its name says.</summary>
    public const int MostFaults = 1_000;
}
