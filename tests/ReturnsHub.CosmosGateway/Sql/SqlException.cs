namespace ReturnsHub.CosmosGateway.Sql;

/// <summary>A query the service would refuse with 400.</summary>
internal sealed class SqlException(string message) : Exception(message);
