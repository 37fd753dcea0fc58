using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Web.Configuration;

/// <summary>What a configuration may name, and how what it names is checked.</summary>
/// <param name="Sources">The source adapters.</param>
/// <param name="Connectors">Names of the connectors to booking systems.</param>
/// <param name="CheckConsumer">What is wrong with a consumer's settings, given the tenant's connections and the allowed hosts; each in a sentence.</param>
/// <param name="Environment">Reads an environment variable.</param>
public sealed record ConfigurationVocabulary(
    IReadOnlyList<ISource> Sources,
    IReadOnlyList<string> Connectors,
    Func<ConsumerSettings, IReadOnlyList<ConnectionSettings>, IReadOnlyList<string>, IReadOnlyList<string>> CheckConsumer,
    Func<string, string?> Environment)
{
    /// <summary>Whether the platform signs people in before requests reach the host: then, and only then, a configuration may trust it.</summary>
    public bool BehindPlatform { get; init; }

    /// <summary>The same text for consumers that book into the same books; null where that is not known.</summary>
    public Func<ConsumerSettings, string?> BooksOf { get; init; } = _ => null;
}
