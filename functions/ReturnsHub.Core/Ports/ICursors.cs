namespace ReturnsHub.Core.Ports;

/// <summary>How far readers of the change feed have come.</summary>
public interface ICursors
{
    /// <summary>A reader's cursor, or null when it never saved one.</summary>
    Task<string?> ReadAsync(string reader, CancellationToken ct);

    /// <summary>Saves a reader's cursor. Durable when the task completes.</summary>
    Task SaveAsync(string reader, string cursor, CancellationToken ct);
}
