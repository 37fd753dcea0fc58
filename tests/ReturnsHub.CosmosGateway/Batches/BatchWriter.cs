using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;
using ReturnsHub.CosmosGateway.Http;

namespace ReturnsHub.CosmosGateway.Batches;

/// <summary>Writes the results of a batch as HybridRow records.</summary>
internal static class BatchWriter
{
    private const int RoomBesideBody = 512;

    public static async Task<byte[]> WriteAsync(IReadOnlyList<GatewayResponse> results)
    {
        using var stream = new MemoryStream();
        var written = await RecordIOStream.WriteRecordIOAsync(stream, new Segment("", new Namespace()), NextRow);
        return written == Result.Success
            ? stream.ToArray()
            : throw new InvalidOperationException($"The batch's results cannot be written: {written}.");

        Result NextRow(long index, out ReadOnlyMemory<byte> record)
        {
            record = default;
            return index < results.Count ? WriteRow(results[(int)index], out record) : Result.Success;
        }
    }

    private static Result WriteRow(GatewayResponse response, out ReadOnlyMemory<byte> record)
    {
        var row = new RowBuffer(response.Body.Length + RoomBesideBody);
        row.InitLayout(HybridRowVersion.V1, BatchSchema.Result, BatchSchema.Resolver);
        var result = RowWriter.WriteBuffer(ref row, response, WriteFields);
        using var stream = new MemoryStream();
        row.WriteTo(stream);
        record = stream.ToArray();
        return result;
    }

    private static Result WriteFields(ref RowWriter writer, TypeArgument type, GatewayResponse response)
    {
        var result = writer.WriteInt32("statusCode", response.Status);
        if (result == Result.Success && response.SubStatus != 0)
            result = writer.WriteInt32("subStatusCode", response.SubStatus);
        if (result == Result.Success && response.ETag is not null)
            result = writer.WriteString("eTag", response.ETag);
        if (result == Result.Success && response.IsSuccess && response.Body.Length > 0)
            result = writer.WriteBinary("resourceBody", response.Body);
        return result == Result.Success ? writer.WriteFloat64("requestCharge", response.Charge) : result;
    }
}
