using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Azure.Reasons.Asking;

namespace ReturnsHub.Azure.Reasons.Cache;

/// <summary>Names everything an answer depends on: the text, what the model was told, which model, which taxonomy, how sure it was made.</summary>
internal static class CacheKey
{
    public static string Of(ReasonModelOptions options, string inputHash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
            '\n', inputHash, Prompt.Hash, options.Endpoint.Host, options.Deployment, Labels.Taxonomy, options.Confidence, options.Samples, options.ReasoningEffort))));
}
