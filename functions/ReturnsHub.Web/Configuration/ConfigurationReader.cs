using System.Text.Json;
using System.Text.RegularExpressions;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Web.Configuration;

/// <summary>Reads a configuration document, whole, and says everything that is wrong with it.</summary>
public static partial class ConfigurationReader
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        MaxDepth = HubJson.MaxDepth,
    };

    /// <summary>Reads a configuration from its text.</summary>
    /// <param name="file">What it is called in messages.</param>
    /// <param name="json">The text; comments and trailing commas are allowed.</param>
    /// <param name="directory">Where policies named by file are looked for.</param>
    /// <param name="known">What it may name.</param>
    /// <exception cref="ConfigurationException">Something is wrong.</exception>
    public static HubConfiguration Read(string file, ReadOnlyMemory<byte> json, string directory, ConfigurationVocabulary known)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Lenient);
        }
        catch (JsonException e)
        {
            var what = e.LineNumber is { } line
                ? $"is not JSON at line {line + 1}, byte {e.BytePositionInLine + 1}."
                : "names a member twice in the same object. Take one of them away.";
            throw new ConfigurationException(file, [new ConfigurationError("$", what)]);
        }

        using (document)
        {
            var errors = new List<ConfigurationError>();
            var configuration = Read(new ConfigNode(document.RootElement, "", errors), directory, known);
            return errors.Count == 0 ? configuration : throw new ConfigurationException(file, errors);
        }
    }

    private static HubConfiguration Read(ConfigNode root, string directory, ConfigurationVocabulary known)
    {
        if (!root.IsObject("tenants", "apiKeys", "limits", "outbound", "reasonModel", "signIn")) return new HubConfiguration { Tenants = [] };
        IReadOnlyList<string> hosts = [];
        if (root.Member("outbound") is { } outbound && outbound.IsObject("allowedHosts"))
            hosts = outbound.Texts("allowedHosts", "hosts that consumers may be at although their addresses are private");
        var reader = new TenantReader(known, new PolicySource(directory), new ProfileSource(directory), hosts);
        var tenants = root.Items("tenants", "the merchants", required: true).Select(reader.Read).OfType<Tenant>().ToList();
        foreach (var twice in tenants.GroupBy(t => t.Id).Where(g => g.Count() > 1))
            root.Member("tenants")!.Error($"names '{twice.Key}' more than once. Give each its own id.");
        foreach (var twice in tenants.SelectMany(t => t.Consumers).GroupBy(c => Queues.Deliver(c.Tenant, c.Id), StringComparer.Ordinal).Where(g => g.DistinctBy(c => c.Tenant).Count() > 1))
            root.Member("tenants")!.Error($"names consumers whose queues would be one: {string.Join(" and ", twice)}. Give one of them another id.");
        SandboxReader.Apart(root, tenants, known);
        return new HubConfiguration
        {
            Tenants = tenants,
            ApiKeys = Keys(root, tenants),
            Limits = root.Member("limits") is { } limits ? Limits(limits) : new WebLimits(),
            AllowedHosts = hosts,
            SignIn = SignInReader.Read(root.Member("signIn"), tenants, known.BehindPlatform),
            ReasonModel = ReasonModelReader.Read(root.Member("reasonModel"), known.Environment),
        };
    }

    private static IReadOnlyList<ApiKeyEntry> Keys(ConfigNode root, List<Tenant> tenants)
    {
        List<ApiKeyEntry> keys = [.. root.Items("apiKeys", "who may call the API").Select(k => Key(k, tenants)).OfType<ApiKeyEntry>()];
        if (keys.DistinctBy(k => k.Sha256, StringComparer.Ordinal).Count() < keys.Count)
            root.Member("apiKeys")!.Error("gives one key to two holders. Make each a key of their own.");
        // Duties are kept apart by subject: two spellings would be two people.
        var people = keys.Select(k => k.Subject).Distinct(StringComparer.Ordinal).ToList();
        foreach (var twice in people.GroupBy(s => s, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            root.Member("apiKeys")!.Error($"writes one subject in several ways: {string.Join(", ", twice)}. One person has one subject, written one way.");
        return keys;
    }

    private static ApiKeyEntry? Key(ConfigNode node, List<Tenant> tenants)
    {
        if (!node.IsObject("subject", "tenant", "roles", "sha256", "consumer")) return null;
        var subject = node.RequiredText("subject", "a stable id of the key's holder");
        if (subject is not null && !SubjectIds.IsOne(subject))
            node.Member("subject")!.Error(SubjectIds.Rule);
        TenantId? tenant = null;
        if (node.Member("tenant") is { } named && named.Text("the only tenant the key sees") is { } id)
        {
            tenant = tenants.Where(t => t.Id.Value == id).Select(t => (TenantId?)t.Id).FirstOrDefault();
            if (tenant is null) named.Error("is not a tenant of this file, or that tenant has errors. Leave it out for a key that sees all.");
        }

        var roles = RoleReader.Read(node);
        var hash = node.RequiredText("sha256", "SHA-256 of the key's text, in hex");
        if (hash is not null && !HashShape().IsMatch(hash))
            node.Member("sha256")!.Error("must be 64 lower-case hex digits: printf %s 'rhk_…' | sha256sum.");
        var consumer = KeyConsumerReader.Read(node, tenants.FirstOrDefault(t => t.Id == tenant));
        return subject is null || hash is null ? null : new ApiKeyEntry(subject, tenant, roles, hash) { Consumer = consumer };
    }

    private static WebLimits Limits(ConfigNode node)
    {
        var standard = new WebLimits();
        node.IsObject("webhookBodyBytes", "webhookBodySeconds", "apiBodyBytes", "longestWaitSeconds");
        return new WebLimits
        {
            WebhookBodyBytes = node.Whole("webhookBodyBytes", standard.WebhookBodyBytes, 1024, 16 * 1024 * 1024),
            WebhookBodyTime = TimeSpan.FromSeconds(node.Whole("webhookBodySeconds", (int)standard.WebhookBodyTime.TotalSeconds, 1, 120)),
            ApiBodyBytes = node.Whole("apiBodyBytes", standard.ApiBodyBytes, 1024, 16 * 1024 * 1024),
            LongestWait = TimeSpan.FromSeconds(node.Whole("longestWaitSeconds", (int)standard.LongestWait.TotalSeconds, 0, 120)),
        };
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.NonBacktracking)]
    private static partial Regex HashShape();
}
