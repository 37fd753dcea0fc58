using ReturnsHub.Infra.Tests.Checks;

namespace ReturnsHub.Infra.Tests.Bicep;

/// <summary>Small files in memory, to break.</summary>
internal static class Samples
{
    /// <summary>A module that takes a name (required) and a size, and gives out an id.</summary>
    public const string Module = """
        param name string
        param size int = 1
        output id string = '${name}-${size}'
        """;

    /// <summary>A namespace as it should be.</summary>
    public const string Namespace = """
        param tags object
        resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
          name: 'bus'
          tags: tags
          properties: {
            disableLocalAuth: true
            minimumTlsVersion: '1.2'
          }
        }
        """;

    public static BicepFile Read(string source) => BicepParser.Read("/infra/main.bicep", source);

    /// <summary>Files beside <c>/infra/main.bicep</c>: <c>part.bicep</c> with <see cref="Module"/>, and nothing else.</summary>
    public static ModuleCheck Disk { get; } = new(
        p => p == "/infra/part.bicep" ? BicepParser.Read(p, Module) : null,
        p => p == "/infra/part.bicep");
}
