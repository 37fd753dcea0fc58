using ReturnsHub.Core.Signatures;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.SignedWebhook;

/// <summary>Checks the settings of a signed webhook.</summary>
internal static class SignedWebhookSettings
{
    /// <summary>What is wrong, each in a sentence that says what to fix and shows no secret.</summary>
    public static IReadOnlyList<string> Check(ConsumerSettings consumer, OutboundOptions options) =>
        [.. OutboundGuard.Check(consumer, options), .. CheckSecrets(consumer)];

    public static IEnumerable<string> CheckSecrets(ConsumerSettings consumer)
    {
        if (consumer.Secrets.Count == 0) yield return "A signed webhook needs at least one secret.";
        for (var i = 0; i < consumer.Secrets.Count; i++)
        {
            if (StandardWebhooks.Key(consumer.Secrets[i]) is null)
                yield return $"Secret {i + 1} is not 'whsec_' and the base64 of 24 to 64 bytes.";
        }
    }
}
