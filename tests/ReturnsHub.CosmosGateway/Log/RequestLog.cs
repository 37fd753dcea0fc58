using System.Collections.Concurrent;

namespace ReturnsHub.CosmosGateway.Log;

/// <summary>Every data request since the gateway started, or since <see cref="Clear"/>, and what they cost together.</summary>
public sealed class RequestLog
{
    private readonly ConcurrentQueue<RequestRecord> _records = new();

    public IReadOnlyList<RequestRecord> All => [.. _records];

    public void Clear() => _records.Clear();

    public IReadOnlyList<RequestRecord> Of(Operation? operation = null, string? container = null) =>
        [.. _records
            .Where(record => operation is null || record.Operation == operation)
            .Where(record => container is null || record.Container == container)];

    /// <summary>Request units of all requests, of one operation, of one container, or of one operation on one container.</summary>
    public double Charge(Operation? operation = null, string? container = null) => Of(operation, container).Sum(record => record.Charge);

    public int Count(Operation? operation = null, string? container = null) => Of(operation, container).Count;

    internal void Add(RequestRecord record) => _records.Enqueue(record);
}
