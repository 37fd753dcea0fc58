using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using ReturnsHub.CosmosGateway.Items;
using ReturnsHub.CosmosGateway.Partitions;

namespace ReturnsHub.CosmosGateway.Batches;

/// <summary>Reads the operations of a batch from HybridRow records.</summary>
internal static class BatchReader
{
    private const int SmallestBuffer = 64;

    /// <exception cref="JsonException">The body is no batch.</exception>
    public static async Task<IReadOnlyList<ItemOperation>> ReadAsync(byte[] body, PartitionKeyValue? key)
    {
        var rows = new List<BatchRow>();
        using var stream = new MemoryStream(body);
        var result = await RecordIOStream.ReadRecordIOAsync(
            stream,
            (ReadOnlyMemory<byte> record) => ReadRow(record, rows),
            resizer: new MemorySpanResizer<byte>(Math.Max(body.Length, SmallestBuffer)));
        if (result != Result.Success)
            throw new JsonException($"The batch cannot be read: {result}.");
        return [.. rows.Select(row => row.ToOperation(key))];
    }

    private static Result ReadRow(ReadOnlyMemory<byte> record, List<BatchRow> rows)
    {
        var buffer = new RowBuffer(record.Length);
        if (!buffer.ReadFrom(record.Span, HybridRowVersion.V1, BatchSchema.Resolver))
            return Result.Failure;
        var reader = new RowReader(ref buffer);
        var row = new BatchRow();
        while (reader.Read())
        {
            var result = row.Take(ref reader);
            if (result != Result.Success)
                return result;
        }

        rows.Add(row);
        return Result.Success;
    }

    private sealed class BatchRow
    {
        private int _type;
        private string? _key;
        private string? _id;
        private string? _ifMatch;
        private string? _ifNoneMatch;
        private bool _minimal;
        private byte[]? _body;

        public Result Take(ref RowReader reader) => reader.Path.ToString() switch
        {
            "operationType" => reader.ReadInt32(out _type),
            "partitionKey" => reader.ReadString(out _key),
            "id" => reader.ReadString(out _id),
            "ifMatch" => reader.ReadString(out _ifMatch),
            "ifNoneMatch" => reader.ReadString(out _ifNoneMatch),
            "minimalReturnPreference" => reader.ReadBool(out _minimal),
            "resourceBody" => reader.ReadBinary(out _body),
            _ => Result.Success,
        };

        public ItemOperation ToOperation(PartitionKeyValue? key) => new(
            BatchOperationTypes.ToOperation(_type),
            _key is null ? key ?? throw new JsonException("The batch names no partition key.") : PartitionKeyValue.Parse(_key))
        {
            Id = _id,
            Body = _body is null ? null : JsonNode.Parse(_body) as JsonObject,
            BodySize = _body?.Length ?? 0,
            IfMatch = _ifMatch,
            IfNoneMatch = _ifNoneMatch,
            WantsMinimalAnswer = _minimal,
        };
    }
}
