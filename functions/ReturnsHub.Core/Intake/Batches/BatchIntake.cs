using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Intake.Batches;

/// <summary>
/// Step 1 for files: each row is a message like one that was posted, kept with its bytes as evidence. A row that cannot be read goes to
/// quarantine with its number, and the others go on. The same file again adds nothing.
/// </summary>
public sealed class BatchIntake(
    ITenants tenants, IEnumerable<ISource> sources, IIntakeStore store, IEvidenceStore evidence, IQuarantine quarantine, TimeProvider time)
{
    private const int LongestName = 80;
    private readonly Dictionary<string, ISource> _sources = sources.ToDictionary(s => s.Name, StringComparer.Ordinal);

    /// <summary>Takes a file in. Everything counted in the result is durable when the task completes.</summary>
    /// <param name="tenant">Whose file.</param>
    /// <param name="connection">The connection that sent it. Who may put a file there is believed: files are not signed.</param>
    /// <param name="name">The file's name; its ending says the format.</param>
    /// <param name="file">The file.</param>
    /// <param name="ct">Ends the work between two rows; the file can be taken in again.</param>
    /// <exception cref="BatchRefusedException">The file cannot be taken in at all.</exception>
    public async Task<BatchResult> TakeInAsync(string tenant, string connection, string name, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        var settings = Find(tenant, connection);
        if (_sources[settings.Source] is not IBatchSource source)
            throw new BatchRefusedException("source-takes-no-files", "This connection's source takes no files. Put warehouses' files under a connection of source 'warehouse'.");
        var format = FormatOf(name);
        if (file.Length > BatchLimits.MostBytes) throw new BatchRefusedException("file-too-large", $"A file has at most {BatchLimits.MostBytes} bytes. Split it.");
        var (kept, duplicates, faults, rows) = (0, 0, 0, 0);
        foreach (var row in source.Split(format, file))
        {
            ct.ThrowIfCancellationRequested();
            if (++rows > BatchLimits.MostRows || faults >= BatchLimits.MostFaults)
            {
                await SetAsideAsync(settings, name, row with { Fault = RestFault(rows) }, ct);
                faults++;
                break;
            }

            var message = MessageOf(settings, row);
            if (row.Fault is null && _sources[settings.Source].Normalise(message, row.Raw) is not Normalised.Unreadable)
            {
                if (await store.KeepAsync(message, row.Raw, ct) == KeepResult.Duplicate) duplicates++;
                else kept++;
                continue;
            }

            await SetAsideAsync(settings, name, row, ct);
            faults++;
        }

        return new BatchResult(kept, duplicates, faults);
    }

    private async Task SetAsideAsync(ConnectionSettings settings, string name, BatchRow row, CancellationToken ct)
    {
        var message = MessageOf(settings, row);
        var (reason, detail) = row.Fault is { } fault ? (fault.Reason, fault.Detail)
            : _sources[settings.Source].Normalise(message, row.Raw) is Normalised.Unreadable wrong ? (wrong.Reason, wrong.Detail)
            : ("row-left", "The row was left.");
        await evidence.PutAsync(settings.Tenant, row.Raw, ct);
        var where = $"Row {row.Number} of the file {Clip.Of(name, LongestName)}: ";
        await quarantine.PutAsync(new QuarantinedMessage(message, reason, Clip.Of(where + detail, 500), time.GetUtcNow()), ct);
    }

    private InboundMessage MessageOf(ConnectionSettings settings, BatchRow row)
    {
        var hash = EvidenceHash.Of(row.Raw.Span);
        return new InboundMessage
        {
            Id = IntakeHandler.TransportKey(settings, new Verification.Accepted("", null, new Dictionary<string, string>(StringComparer.Ordinal)), hash),
            Tenant = settings.Tenant,
            Connection = settings.Id,
            Source = settings.Source,
            Topic = "",
            Evidence = hash,
            ReceivedAt = time.GetUtcNow(),
        };
    }

    private ConnectionSettings Find(string tenant, string connection) =>
        (TenantId.TryParse(tenant, out var id) ? tenants.Find(id)?.Connections.FirstOrDefault(c => c.Id == connection) : null)
        ?? throw new BatchRefusedException("connection-unknown", "No such tenant or connection. Files are named {tenant}/{connection}/{file}.");

    private static BatchFormat FormatOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".csv" => BatchFormat.Csv,
        ".ndjson" or ".jsonl" => BatchFormat.Ndjson,
        _ => throw new BatchRefusedException("format-unknown", "A file's name ends in .csv, .ndjson or .jsonl."),
    };

    private static BatchFault RestFault(int rows) => rows > BatchLimits.MostRows
        ? new BatchFault("file-too-long", $"A file has at most {BatchLimits.MostRows} rows; this one and those after it were left. Split the file.")
        : new BatchFault("file-unreadable", $"{BatchLimits.MostFaults} rows could not be read; this one and those after it were left. Mend the file and put it there again.");
}

/// <summary>What became of a file's messages.</summary>
/// <param name="Kept">New and durable.</param>
/// <param name="Duplicates">Already taken.</param>
/// <param name="Quarantined">Set aside with their row's number.</param>
public sealed record BatchResult(int Kept, int Duplicates, int Quarantined);

/// <summary>A file cannot be taken in. The message says what to do and quotes nothing of the file.</summary>
public sealed class BatchRefusedException(string reason, string message) : Exception(message)
{
    /// <summary>Stable code.</summary>
    public string Reason { get; } = reason;
}
