namespace ReturnsHub.CosmosGateway;

/// <summary>
/// Two switches the SDK reads from the environment: no look-up of the cloud's metadata service, and query plans by its own native
/// parser on Linux as well. What is set already stays.
/// </summary>
internal static class SdkEnvironment
{
    private static readonly string[] _switches = ["COSMOS_DISABLE_IMDS_ACCESS", "AZURE_COSMOS_USE_QUERY_PLAN_INTEROP_LINUX"];

    public static void Prepare()
    {
        foreach (var name in _switches)
        {
            if (Environment.GetEnvironmentVariable(name) is null)
                Environment.SetEnvironmentVariable(name, "true");
        }
    }
}
