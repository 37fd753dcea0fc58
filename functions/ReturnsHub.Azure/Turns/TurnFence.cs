using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Returns;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Azure.Turns;

/// <summary>
/// Keeps a holder whose time was over from appending what it decided: its return's state document gets the number of the turn that
/// follows, so the ETag that holder read no longer fits, and its turn is too small when it reads again.
/// </summary>
internal sealed class TurnFence(CosmosConnection cosmos)
{
    public async Task RaiseAsync(string pk, long number, CancellationToken ct)
    {
        for (var tried = 1; !await PatchAsync(pk, number, ct) && !await CreateAsync(pk, number, ct); tried++)
        {
            // Somebody made the document between the two, so the next patch finds it.
            if (tried == CosmosCalls.MostTries) throw CosmosCalls.Refused(HttpStatusCode.Conflict, "A turn's holder could not be fenced.", null, 0);
        }
    }

    private async Task<bool> PatchAsync(string pk, long number, CancellationToken ct)
    {
        var options = new PatchItemRequestOptions
        {
            FilterPredicate = string.Create(CultureInfo.InvariantCulture, $"FROM c WHERE NOT IS_DEFINED(c.fence) OR c.fence < {number}"),
        };
        using var answer = await cosmos.Calls.SendAsync(
            c => cosmos.Returns.PatchItemStreamAsync(
                StateDocument.DocumentId, new PartitionKey(pk), [PatchOperation.Set("/fence", number)], options, c),
            ct);
        if (answer.StatusCode == HttpStatusCode.NotFound) return false;
        // A later turn has raised it already.
        if (answer.StatusCode != HttpStatusCode.PreconditionFailed) answer.EnsureSuccessStatusCode();
        return true;
    }

    private async Task<bool> CreateAsync(string pk, long number, CancellationToken ct)
    {
        var placeholder = new StateDocument { Pk = pk, Tenant = StreamKey.Parse(pk).Tenant, Version = 0, Fence = number };
        var body = JsonSerializer.SerializeToUtf8Bytes(placeholder, HubJson.Options);
        using var answer = await cosmos.Calls.SendAsync(
            c => cosmos.Returns.CreateItemStreamAsync(new MemoryStream(body), new PartitionKey(pk), cancellationToken: c), ct);
        if (answer.StatusCode == HttpStatusCode.Conflict) return false;
        answer.EnsureSuccessStatusCode();
        return true;
    }
}
