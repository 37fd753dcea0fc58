namespace ReturnsHub.CosmosGateway.Log;

/// <summary>A document as it is stored.</summary>
/// <param name="Container">Where.</param>
/// <param name="PartitionKey">The partition key as JSON text, as in <see cref="RequestRecord.PartitionKey"/>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Bytes">Its size as JSON, with what the service adds to every document.</param>
public sealed record StoredDocument(string Container, string PartitionKey, string Id, int Bytes);
