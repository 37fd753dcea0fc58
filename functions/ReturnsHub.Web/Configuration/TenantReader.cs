using System.Text.RegularExpressions;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Web.Configuration;

/// <summary>Reads a tenant of the configuration.</summary>
internal sealed partial class TenantReader(ConfigurationVocabulary known, PolicySource policies, ProfileSource profiles, IReadOnlyList<string> allowedHosts)
{
    /// <summary>Event names a consumer may ask for.</summary>
    private static readonly HashSet<string> EventNames =
        [.. EventCatalogue.All.Select(e => Subscriptions.Name(e.Wire).ToString())];

    public Tenant? Read(ConfigNode node)
    {
        if (!node.IsObject("id", "policy", "connections", "consumers", "retention", "sandbox")) return null;
        TenantId? id = null;
        if (node.RequiredText("id", "the tenant's id") is { } text)
        {
            if (TenantId.TryParse(text, out var read)) id = read;
            else node.Member("id")!.Error("must be 2 to 40 characters of a-z, 0-9 and '-', first a letter or digit.");
        }

        var sandbox = SandboxReader.Read(node);
        var policy = sandbox && node.Member("policy") is null ? SandboxReader.Policy
            : node.Required("policy", "the policy, or the name of its file") is { } named ? policies.Read(named) : null;
        // What hangs on a tenant is read under any name, so that its errors show together with the tenant's own.
        var tenant = id ?? new TenantId("unnamed");
        var connections = node.Items("connections", "the reporting systems").Select(c => Connection(c, tenant)).OfType<ConnectionSettings>().ToList();
        var consumers = node.Items("consumers", "the booking systems").Select(c => Consumer(c, tenant, connections)).OfType<ConsumerSettings>().ToList();
        Once(node, "connections", connections.Select(c => c.Id));
        Once(node, "consumers", consumers.Select(c => c.Id));
        var retention = RetentionReader.Read(node.Member("retention"));
        return id is { } known && policy is not null
            ? new Tenant { Id = known, Policy = policy.Policy, PolicyText = policy.Text, Connections = connections, Consumers = consumers, Retention = retention, Sandbox = sandbox }
            : null;
    }

    private ConnectionSettings? Connection(ConfigNode node, TenantId tenant)
    {
        if (!node.IsObject("id", "source", "secrets", "credentials", "options")) return null;
        var id = Name(node);
        var source = node.RequiredText("source", "the source adapter");
        var adapter = known.Sources.FirstOrDefault(s => s.Name == source);
        if (source is not null && adapter is null)
            node.Member("source")!.Error($"must be one of {string.Join(", ", known.Sources.Select(s => s.Name).Order(StringComparer.Ordinal))}.");
        if (id is "api" or "hub" or Core.Returns.TestMark.Simulator) node.Member("id")!.Error("is a name the hub uses itself. Choose another.");
        var settings = new ConnectionSettings
        {
            Tenant = tenant,
            Id = id ?? "unnamed",
            Source = source ?? "",
            Secrets = SecretTexts.Read(node, known.Environment),
            Credentials = SecretTexts.ReadNamed(node, known.Environment),
            Options = node.TextByName("options", "the adapter's further settings, each a text"),
        };
        foreach (var what in adapter?.Check(settings) ?? []) node.Error(what);
        return id is null || adapter is null ? null : settings;
    }

    private ConsumerSettings? Consumer(ConfigNode node, TenantId tenant, List<ConnectionSettings> connections)
    {
        if (!node.IsObject("id", "connector", "url", "secrets", "events", "maxAttempts", "profile", "confirmsBookings")) return null;
        var id = Name(node);
        var connector = node.RequiredText("connector", "the connector");
        var pulls = connector == ConsumerSettings.Pull;
        if (!pulls && connector is not null && !known.Connectors.Contains(connector, StringComparer.Ordinal))
            node.Member("connector")!.Error($"must be one of {string.Join(", ", known.Connectors.Append(ConsumerSettings.Pull).Order(StringComparer.Ordinal))}.");
        Uri? url = null;
        if (!pulls && node.RequiredText("url", "where the consumer listens") is { } address && !Uri.TryCreate(address, UriKind.Absolute, out url))
            node.Member("url")!.Error("must be a whole address such as https://erp.example/returns.");
        foreach (var item in node.Items("events", "names of events"))
        {
            if (item.Text("the name of an event") is { } name && !EventNames.Contains(name))
                item.Error("is not an event of the hub. See /schemas/ for their names, such as credit.released.");
        }

        if (pulls) return PullConsumerReader.Read(node, tenant, id);
        PullConsumerReader.Unused(node);
        var settings = new ConsumerSettings
        {
            Tenant = tenant,
            Id = id ?? "unnamed",
            Connector = connector ?? "",
            Url = url ?? new Uri("https://unnamed.invalid"),
            Secrets = SecretTexts.Read(node, known.Environment),
            Events = node.Texts("events", "names of events"),
            ProfileText = node.Member("profile") is { } profile ? profiles.Read(profile) : null,
            MaxAttempts = node.Whole("maxAttempts", 12, 1, 100),
        };
        if (id is null || url is null || !known.Connectors.Contains(settings.Connector, StringComparer.Ordinal)) return null;
        var faults = known.CheckConsumer(settings, connections, allowedHosts);
        foreach (var what in faults) node.Error(what);
        return settings;
    }

    private static string? Name(ConfigNode node)
    {
        if (node.RequiredText("id", "its name within the tenant") is not { } id) return null;
        if (NameShape().IsMatch(id)) return id;
        node.Member("id")!.Error("must be 2 to 40 characters of a-z, 0-9 and '-', first a letter or digit.");
        return null;
    }

    private static void Once(ConfigNode node, string name, IEnumerable<string> ids)
    {
        foreach (var twice in ids.GroupBy(i => i, StringComparer.Ordinal).Where(g => g.Count() > 1))
            node.Member(name)!.Error($"names '{twice.Key}' more than once. Give each its own id.");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex NameShape();
}
