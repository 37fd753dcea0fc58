using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Http;

namespace ReturnsHub.CosmosGateway.Resources;

/// <summary>What the SDK asks first: regions, consistency, limits of the query engine.</summary>
internal static class AccountDocument
{
    private const string QueryEngine =
        """
        {"maxSqlQueryInputLength":262144,"maxJoinsPerSqlQuery":5,"maxLogicalAndPerSqlQuery":500,"maxLogicalOrPerSqlQuery":500,
        "maxUdfRefPerSqlQuery":10,"maxInExpressionItemsCount":16000,"queryMaxInMemorySortDocumentCount":500,
        "maxQueryRequestTimeoutFraction":0.9,"sqlAllowNonFiniteNumbers":false,"sqlAllowAggregateFunctions":true,"sqlAllowSubQuery":true,
        "sqlAllowScalarSubQuery":true,"allowNewKeywords":true,"sqlAllowLike":true,"sqlAllowGroupByClause":true,"maxSpatialQueryCells":12,
        "spatialMaxGeometryPointCount":256,"sqlDisableOptimizationFlags":0,"sqlAllowTop":true,"enableSpatialIndexing":true}
        """;

    public static GatewayResponse For(Uri endpoint) => GatewayResponse.Json(200, new JsonObject
    {
        ["_self"] = "",
        ["id"] = "gateway",
        ["_rid"] = "gateway",
        ["media"] = "//media/",
        ["addresses"] = "//addresses/",
        ["_dbs"] = "//dbs/",
        ["writableLocations"] = Region(endpoint),
        ["readableLocations"] = Region(endpoint),
        ["enableMultipleWriteLocations"] = false,
        ["userReplicationPolicy"] = Replication(),
        ["systemReplicationPolicy"] = Replication(),
        ["userConsistencyPolicy"] = new JsonObject { ["defaultConsistencyLevel"] = "Session" },
        ["readPolicy"] = new JsonObject { ["primaryReadCoefficient"] = 1, ["secondaryReadCoefficient"] = 1 },
        ["queryEngineConfiguration"] = QueryEngine,
    });

    private static JsonArray Region(Uri endpoint) =>
        [new JsonObject { ["name"] = "Loopback", ["databaseAccountEndpoint"] = endpoint.AbsoluteUri }];

    private static JsonObject Replication() =>
        new() { ["asyncReplication"] = false, ["minReplicaSetSize"] = 1, ["maxReplicasetSize"] = 4 };
}
