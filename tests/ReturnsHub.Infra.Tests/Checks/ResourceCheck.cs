using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Checks;

/// <summary>Resources are of known types and versions, closed as their type can be, and tagged where tags are possible.</summary>
internal static class ResourceCheck
{
    public static IEnumerable<string> Problems(BicepFile file)
    {
        foreach (var resource in file.Resources)
        {
            var where = $"{file.Path}:{resource.Line}: {resource.Symbol}";
            var parts = resource.Source!.Split('@');
            if (ResourceTypes.All.FirstOrDefault(t => t.Type == parts[0]) is not { } type)
            {
                yield return $"{where}: '{parts[0]}' stands in no row of ResourceTypes";
                continue;
            }

            if (parts.Length != 2 || parts[1] != type.Version) yield return $"{where}: the version is not {type.Version}";
            if (resource.Existing) continue;
            foreach (var problem in Open(file, resource, type)) yield return $"{where}: {problem}";
            if (type.Tagged && !IsTagged(resource)) yield return $"{where}: has no tags";
        }
    }

    private static IEnumerable<string> Open(BicepFile file, Declaration resource, ResourceType type)
    {
        var properties = new Constant(file).Of(resource.Body?["properties"]);
        foreach (var (path, value) in type.Closed)
        {
            var found = path.Split('.').Aggregate(properties, static (o, key) => (o as Dictionary<string, object?>)?.GetValueOrDefault(key));
            if (!Equals(found, value)) yield return $"{path} is not {value}";
        }
    }

    private static bool IsTagged(Declaration resource) => resource.Body?["tags"] switch
    {
        Name { Symbol: "tags" } => true,
        Call { Symbol: "union", Arguments: [Name { Symbol: "tags" }, ..] } => true,
        _ => false,
    };
}
