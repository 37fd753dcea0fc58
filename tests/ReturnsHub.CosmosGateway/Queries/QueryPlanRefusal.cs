using ReturnsHub.CosmosGateway.Http;

namespace ReturnsHub.CosmosGateway.Queries;

/// <summary>
/// The gateway plans no queries: the SDK does, with the parser it carries (on Windows by default, on Linux since the gateway switches
/// it on). A plan asked for here means that it could not.
/// </summary>
internal static class QueryPlanRefusal
{
    public static GatewayResponse Answer() => GatewayResponse.Error(
        400,
        "This gateway gives no query plans. The SDK makes them itself on Windows, and on Linux (x64, arm64) where the environment "
        + "variable AZURE_COSMOS_USE_QUERY_PLAN_INTEROP_LINUX is true before its first query.");
}
