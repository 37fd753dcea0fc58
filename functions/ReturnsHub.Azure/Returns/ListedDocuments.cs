using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReturnsHub.Azure.Claims;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Azure.Returns;

/// <summary>
/// The documents a state stands behind: its exceptions and its claims. Which of them an append writes or deletes follows from the state
/// before and the state after, both under the same fence.
/// </summary>
internal static class ListedDocuments
{
    private const int IdBytes = 15;

    /// <summary>The documents of a state, by id.</summary>
    public static Dictionary<string, byte[]> Of(ReturnState? state)
    {
        var documents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (state is null) return documents;
        foreach (var open in state.Exceptions)
        {
            var id = FreeId(documents, "x", $"{open.Kind}\n{open.About}");
            documents.Add(id, JsonSerializer.SerializeToUtf8Bytes(ExceptionDocument.Of(state.Key, open, id), HubJson.Options));
        }

        foreach (var claim in state.Claims)
        {
            var id = FreeId(documents, "c", claim.ClaimId);
            var listed = new ReturnClaim(state.Tenant, state.ReturnId, claim, state.ProgressOf(claim.ClaimId));
            documents.Add(id, JsonSerializer.SerializeToUtf8Bytes(ClaimDocument.Of(listed, id), HubJson.Options));
        }

        return documents;
    }

    /// <summary>What names a document comes from outside and may be long: its hash is the id. Two of one name are told apart by their order.</summary>
    private static string FreeId(Dictionary<string, byte[]> taken, string kind, string name)
    {
        for (var again = 0; ; again++)
        {
            var id = kind + Base32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{again}")).AsSpan(0, IdBytes));
            if (!taken.ContainsKey(id)) return id;
        }
    }
}
