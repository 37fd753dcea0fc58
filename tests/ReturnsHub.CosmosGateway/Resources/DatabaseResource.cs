using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace ReturnsHub.CosmosGateway.Resources;

internal sealed record DatabaseResource(string Rid, JsonObject Properties)
{
    public string Name => (string)Properties["id"]!;

    public ConcurrentDictionary<string, ContainerResource> Containers { get; } = new();

    public ContainerResource? Find(string nameOrRid) =>
        Containers.GetValueOrDefault(nameOrRid) ?? Containers.Values.FirstOrDefault(container => container.Rid == nameOrRid);
}
