using System.Globalization;
using ReturnsHub.Core.Intake.Batches;

namespace ReturnsHub.Sources.Warehouse.Batches;

/// <summary>Rows of one report that follow each other, or one row that cannot be read.</summary>
/// <param name="Rows">Each with what its columns say; of a row that cannot be read what they seem to say.</param>
/// <param name="Fault">Why it cannot be read; null when it can.</param>
internal sealed record CsvPiece(IReadOnlyList<(CsvRow Row, Dictionary<string, string> Values)> Rows, BatchFault? Fault = null)
{
    private static readonly string[] Subjects = ["returnId", "rma", "trackingNumber", "orderId", "orderConnection"];

    /// <summary>The id of its report; null when there is none.</summary>
    public string? ReportId => Value("id");

    /// <summary>Whether it says which return it is about.</summary>
    public bool HasSubject => Array.Exists(Subjects, name => Value(name) is not null);

    /// <summary>What a report is known by on its return: whatever comes later under the same counts as a repeat.</summary>
    public string? Key => ReportId is { } id ? string.Join('\n', [id, Value("type"), Value("occurredAt"), .. Subjects.Select(Value)]) : null;

    private string? Value(string column) => Rows[0].Values.GetValueOrDefault(column);
}

/// <summary>
/// Reports of a file that do not stand together: one of their rows cannot be read, or they come in several pieces. Taking what there is of one
/// would lose the rest for good, because the mended report would count as a repeat of it.
/// </summary>
internal sealed class TornReports
{
    private readonly Dictionary<string, int> _unreadable = new(StringComparer.Ordinal);
    private readonly HashSet<string> _scattered = new(StringComparer.Ordinal);

    private TornReports()
    {
    }

    /// <summary>Goes through a file's pieces.</summary>
    public static TornReports Of(IEnumerable<CsvPiece> pieces)
    {
        var torn = new TornReports();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var piece in pieces)
        {
            if (piece.Fault is not null || !piece.HasSubject)
            {
                if (piece.ReportId is { } id) torn._unreadable.TryAdd(id, piece.Rows[0].Row.Number);
            }
            else if (piece.Key is { } key && !seen.Add(key))
            {
                torn._scattered.Add(key);
            }
        }

        return torn;
    }

    /// <summary>Why a report is left; null when it stands together.</summary>
    public BatchFault? FaultOf(CsvPiece piece)
    {
        // What names no return is refused where every report is read, and says so there.
        if (piece.ReportId is not { } id || !piece.HasSubject) return null;
        if (_unreadable.TryGetValue(id, out var row))
        {
            return new BatchFault("report-torn", string.Create(CultureInfo.InvariantCulture,
                $"Row {row} of the same report cannot be read, or names no return, so all of the report was left. Mend the row and put the file there again."));
        }

        return _scattered.Contains(piece.Key!)
            ? new BatchFault("report-torn", "The report comes in several pieces, so all of them were left. Its rows must follow each other and agree in everything but their goods.")
            : null;
    }
}
