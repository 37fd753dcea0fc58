using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;

namespace ReturnsHub.CosmosGateway.Batches;

/// <summary>The row layouts of batches, read from the SDK itself, which carries them as a resource.</summary>
internal static class BatchSchema
{
    private const string Resource = "Microsoft.Azure.Cosmos.Batch.HybridRowBatchSchemas.json";

    private static readonly Namespace _namespace = Load();

    public static LayoutResolver Resolver { get; } = new LayoutResolverNamespace(_namespace);

    public static Layout Result { get; } = Resolver.Resolve(_namespace.Schemas.Find(schema => schema.Name == "BatchResult")!.SchemaId);

    private static Namespace Load()
    {
        using var stream = typeof(CosmosClient).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"This version of the SDK no longer carries {Resource}.");
        using var reader = new StreamReader(stream);
        return Namespace.Parse(reader.ReadToEnd());
    }
}
