namespace ReturnsHub.Infra.Tests.Bicep;

/// <summary>
/// What Bicep itself brings, as far as this repository uses it
/// (https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions).
/// </summary>
internal static class Functions
{
    public static readonly IReadOnlySet<string> Known = new HashSet<string>(StringComparer.Ordinal)
    {
        "cidrSubnet", "concat", "contains", "empty", "environment", "filter", "guid", "items", "loadJsonContent", "loadTextContent", "map",
        "readEnvironmentVariable", "replace", "resourceGroup", "resourceId", "split", "subscription", "subscriptionResourceId", "toLower", "toObject", "union", "uniqueString",
    };

    public static readonly IReadOnlySet<string> Decorators = new HashSet<string>(StringComparer.Ordinal)
    {
        "allowed", "description", "maxLength", "maxValue", "metadata", "minLength", "minValue", "secure",
    };

    public static readonly IReadOnlySet<string> Types = new HashSet<string>(StringComparer.Ordinal) { "string", "int", "bool", "object", "array" };

    /// <summary>Functions that read a file beside the one that calls them.</summary>
    public static readonly IReadOnlySet<string> ReadFiles = new HashSet<string>(StringComparer.Ordinal) { "loadJsonContent", "loadTextContent" };
}
