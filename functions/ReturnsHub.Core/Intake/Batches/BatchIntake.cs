using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Intake.Batches;

/// <summary>
/// Step 1 for files: each row is a message like one that was posted, kept with its bytes as evidence. A row that cannot be read goes to
/// quarantine with its number, and the others go on. The same file again adds nothing.
/// </summary>
public sealed class BatchIntake(
    ITenants tenants, IEnumerable<ISource> sources, IIntakeStore store, IEvidenceStore evidence, IQuarantine quarantine, HubMetrics metrics, TimeProvider time)
{
    /// <summary>
    /// Rows kept at the same time. One takes some 40 ms on Azure's stores, so a file of the most rows would take over an hour one by one, and a
    /// host gives a file minutes.
    /// </summary>
    internal const int RowsAtATime = 32;

    private const int LongestName = 80;
    private readonly Dictionary<string, ISource> _sources = sources.ToDictionary(s => s.Name, StringComparer.Ordinal);

    /// <summary>Takes a file in. Everything counted in the result is durable when the task completes.</summary>
    /// <param name="tenant">Whose file.</param>
    /// <param name="connection">The connection that sent it. Who may put a file there is believed: files are not signed.</param>
    /// <param name="name">The file's name; its ending says the format.</param>
    /// <param name="file">The file.</param>
    /// <param name="ct">Ends the work between rows; the file can be taken in again.</param>
    /// <exception cref="BatchRefusedException">The file cannot be taken in at all.</exception>
    public async Task<BatchResult> TakeInAsync(string tenant, string connection, string name, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        var settings = Find(tenant, connection);
        if (_sources[settings.Source] is not IBatchSource source)
            throw new BatchRefusedException("source-takes-no-files", "This connection's source takes no files. Put warehouses' files under a connection of source 'warehouse'.");
        var format = FormatOf(name);
        if (file.Length > BatchLimits.MostBytes) throw new BatchRefusedException("file-too-large", $"A file has at most {BatchLimits.MostBytes} bytes. Split it.");
        var (kept, duplicates, faults, rows) = (0, 0, 0, 0);
        var inHand = new Dictionary<string, Task<KeepResult?>>(StringComparer.Ordinal);
        foreach (var row in source.Split(format, file))
        {
            var last = ++rows > BatchLimits.MostRows || faults >= BatchLimits.MostFaults;
            var message = MessageOf(settings, row);
            // The same row twice: the second is known only when the first is durable.
            if (inHand.Count == RowsAtATime || inHand.ContainsKey(message.Id)) await SettleAsync();
            if (ct.IsCancellationRequested) break;
            if ((last ? RestFault(rows) : FaultOf(message, row)) is { } fault)
            {
                faults++;
                inHand.Add(message.Id, SetAsideAsync(message, name, row, fault, ct));
            }
            else
            {
                inHand.Add(message.Id, KeepAsync(settings, message, row, ct));
            }

            if (last) break;
        }

        await SettleAsync();
        ct.ThrowIfCancellationRequested();
        return new BatchResult(kept, duplicates, faults);

        async Task SettleAsync()
        {
            var ends = await Task.WhenAll(inHand.Values);
            kept += ends.Count(e => e == KeepResult.Kept);
            duplicates += ends.Count(e => e == KeepResult.Duplicate);
            inHand.Clear();
        }
    }

    /// <summary>
    /// Puts a file that was refused into quarantine under its connection, where somebody sees it: trying it again would change nothing.
    /// </summary>
    /// <returns>False where there is no such place: the connection is unknown, or its source takes no files.</returns>
    public async Task<bool> SetAsideAsync(string tenant, string connection, string name, ReadOnlyMemory<byte> file, BatchRefusedException why, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(why);
        // What stands on a connection that takes no files could be read again as a message that its sender never signed.
        if (Known(tenant, connection) is not { } settings || _sources[settings.Source] is not IBatchSource) return false;
        var beginning = new BatchRow(1, file[..Math.Min(file.Length, BatchLimits.LongestRow)]);
        await SetAsideAsync(MessageOf(settings, beginning), name, beginning, new BatchFault(why.Reason, why.Message), ct);
        return true;
    }

    private async Task<KeepResult?> KeepAsync(ConnectionSettings settings, InboundMessage message, BatchRow row, CancellationToken ct)
    {
        var kept = await store.KeepAsync(message, row.Raw, ct);
        metrics.Kept(settings, kept == KeepResult.Duplicate);
        metrics.Heard(settings);
        return kept;
    }

    private async Task<KeepResult?> SetAsideAsync(InboundMessage message, string name, BatchRow row, BatchFault fault, CancellationToken ct)
    {
        await evidence.PutAsync(message.Tenant, row.Raw, ct);
        var where = $"Row {row.Number} of the file {Clip.Of(name, LongestName)}: ";
        await quarantine.PutAsync(new QuarantinedMessage(message, fault.Reason, Clip.Of(where + fault.Detail, 500), time.GetUtcNow()), ct);
        metrics.Quarantined(fault.Reason);
        return null;
    }

    private BatchFault? FaultOf(InboundMessage message, BatchRow row) => row.Fault
        ?? (_sources[message.Source].Normalise(message, row.Raw) is Normalised.Unreadable wrong ? new BatchFault(wrong.Reason, wrong.Detail) : null);

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

    private ConnectionSettings Find(string tenant, string connection) => Known(tenant, connection)
        ?? throw new BatchRefusedException("connection-unknown", "No such tenant or connection. Files are named {tenant}/{connection}/{file}.");

    private ConnectionSettings? Known(string tenant, string connection) =>
        TenantId.TryParse(tenant, out var id) ? tenants.Find(id)?.Connections.FirstOrDefault(c => c.Id == connection) : null;

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
