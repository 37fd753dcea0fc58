namespace ReturnsHub.Functions.Settings;

/// <summary>Reads the app's settings and says of everything that is wrong what to set. Values are never quoted: a secret may stand there by mistake.</summary>
internal static class HubSettingsReader
{
    private const string DefaultDatabase = "returnshub";
    private const string DefaultConfiguration = "returnshub.json";

    /// <param name="environment">Reads a setting.</param>
    /// <param name="directory">Where the app lies.</param>
    /// <exception cref="SettingsException">Something is missing or wrong.</exception>
    public static HubSettings Read(Func<string, string?> environment, string directory)
    {
        var errors = new List<string>();
        string? Text(string name) => environment(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        Uri? Address(string name)
        {
            if (Text(name) is not { } text) return null;
            if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && uri.Query.Length == 0) return uri;
            errors.Add($"{name} must be a whole https address without anything secret in it.");
            return null;
        }

        var settings = new HubSettings
        {
            ServiceBusNamespace = Text(SettingNames.ServiceBusNamespace),
            ServiceBusConnection = Text(SettingNames.ServiceBus),
            CosmosEndpoint = Address(SettingNames.CosmosEndpoint),
            CosmosConnection = Text(SettingNames.Cosmos),
            Database = Text(SettingNames.Database) ?? DefaultDatabase,
            EvidenceEndpoint = Address(SettingNames.EvidenceEndpoint),
            EvidenceConnection = Text(SettingNames.EvidenceConnection),
            KeyVault = Address(SettingNames.KeyVaultUri),
            OpenAiEndpoint = Address(SettingNames.OpenAiEndpoint),
            OpenAiDeployment = Text(SettingNames.OpenAiDeployment),
            ConfigurationPath = Path.GetFullPath(Text(SettingNames.Configuration) ?? DefaultConfiguration, directory),
            ClientId = Text(SettingNames.ClientId),
        };

        void OneOf(string name, bool set, string connectionName, string? connection, string example)
        {
            if (Text(name) is null && connection is null) errors.Add($"{name} is not set. Set it to {example}; or set {connectionName} to the connection string of an emulator.");
            else if (set && connection is not null) errors.Add($"{name} and {connectionName} are both set. Take one of them away.");
        }

        OneOf(SettingNames.ServiceBusNamespace, settings.ServiceBusNamespace is not null, SettingNames.ServiceBus, settings.ServiceBusConnection, "the namespace's host name, such as sb-returns.servicebus.windows.net");
        OneOf(SettingNames.CosmosEndpoint, settings.CosmosEndpoint is not null, SettingNames.Cosmos, settings.CosmosConnection, "the account's address, such as https://cosmos-returns.documents.azure.com:443/");
        OneOf(SettingNames.EvidenceEndpoint, settings.EvidenceEndpoint is not null, SettingNames.EvidenceConnection, settings.EvidenceConnection, "the blob service's address, such as https://streturns.blob.core.windows.net/");
        // The trigger of batch files reads these itself, and without them stays silent: files would lie there unread.
        OneOf(SettingNames.BatchesBlobs, Text(SettingNames.BatchesBlobs) is not null, SettingNames.Batches, Text(SettingNames.Batches), "the blob service's address of the account with the container batches, such as https://streturns.blob.core.windows.net/");
        if (Address(SettingNames.BatchesBlobs) is not null && Text(SettingNames.BatchesQueues) is null)
            errors.Add($"{SettingNames.BatchesQueues} is not set. Set it to the same account's queue service, such as https://streturns.queue.core.windows.net/.");
        _ = Address(SettingNames.BatchesQueues);
        if (settings.ServiceBusNamespace is { } host && Uri.CheckHostName(host) != UriHostNameType.Dns)
            errors.Add($"{SettingNames.ServiceBusNamespace} must be a host name alone, without sb:// or a path.");
        if (Text(SettingNames.KeyVaultUri) is null && settings.CosmosConnection is null)
            errors.Add($"{SettingNames.KeyVaultUri} is not set. Set it to the address of the vault that holds the signing key, such as https://kv-returns.vault.azure.net/.");
        if (settings.OpenAiEndpoint is null != settings.OpenAiDeployment is null && Text(SettingNames.OpenAiEndpoint) is null != Text(SettingNames.OpenAiDeployment) is null)
            errors.Add($"{SettingNames.OpenAiEndpoint} and {SettingNames.OpenAiDeployment} belong together. Set both, or neither for the local classifier.");
        if (!File.Exists(settings.ConfigurationPath))
            errors.Add($"{SettingNames.Configuration} names a file that is not there. Put returnshub.json beside the app, or set it to the file's full path.");
        return errors.Count == 0 ? settings : throw new SettingsException(errors);
    }
}

/// <summary>The app's settings cannot be used. Carries everything that is wrong, so that it can be put right at once.</summary>
public sealed class SettingsException(IReadOnlyList<string> errors) : Exception($"{errors.Count} setting(s) to put right: {string.Join(' ', errors)}")
{
    /// <summary>What is wrong, each in a sentence that says what to set.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
