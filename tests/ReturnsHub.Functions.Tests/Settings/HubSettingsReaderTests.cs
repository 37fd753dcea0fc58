using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Tests.Settings;

public sealed class HubSettingsReaderTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("returnshub-settings-").FullName;
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal)
    {
        [SettingNames.ServiceBusNamespace] = "sb-returns.servicebus.windows.net",
        [SettingNames.CosmosEndpoint] = "https://cosmos-returns.documents.azure.com:443/",
        [SettingNames.EvidenceEndpoint] = "https://streturns.blob.core.windows.net/",
        [SettingNames.KeyVaultUri] = "https://kv-returns.vault.azure.net/",
        [SettingNames.BatchesBlobs] = "https://streturns.blob.core.windows.net/",
        [SettingNames.BatchesQueues] = "https://streturns.queue.core.windows.net/",
    };

    public HubSettingsReaderTests() => File.WriteAllText(Path.Combine(_directory, "returnshub.json"), "{}");

    [Fact]
    public void What_is_not_said_has_its_default()
    {
        var settings = Read();
        (settings.Database, settings.ConfigurationPath, settings.OpenAiEndpoint, settings.ClientId)
            .ShouldBe(("returnshub", Path.Combine(_directory, "returnshub.json"), null, null));
    }

    [Theory]
    [InlineData(SettingNames.ServiceBusNamespace, "", "ServiceBus__fullyQualifiedNamespace is not set. Set it to the namespace's host name")]
    [InlineData(SettingNames.CosmosEndpoint, "", "Cosmos__accountEndpoint is not set.")]
    [InlineData(SettingNames.EvidenceEndpoint, " ", "ReturnsHub__EvidenceEndpoint is not set.")]
    [InlineData(SettingNames.KeyVaultUri, "", "ReturnsHub__KeyVaultUri is not set.")]
    [InlineData(SettingNames.BatchesBlobs, "", "Batches__blobServiceUri is not set.")]
    [InlineData(SettingNames.BatchesQueues, "", "Batches__queueServiceUri is not set.")]
    [InlineData(SettingNames.Batches, "UseDevelopmentStorage=true", "Batches__blobServiceUri and Batches are both set.")]
    [InlineData(SettingNames.BatchesBlobs, "streturns", "Batches__blobServiceUri must be a whole https address")]
    [InlineData(SettingNames.CosmosEndpoint, "http://cosmos", "Cosmos__accountEndpoint must be a whole https address")]
    [InlineData(SettingNames.CosmosEndpoint, "https://me:secret@cosmos/", "Cosmos__accountEndpoint must be a whole https address")]
    [InlineData(SettingNames.ServiceBusNamespace, "sb://returns/", "ServiceBus__fullyQualifiedNamespace must be a host name alone")]
    [InlineData(SettingNames.Cosmos, "AccountEndpoint=https://localhost:8081/;AccountKey=secret", "Cosmos__accountEndpoint and Cosmos are both set.")]
    [InlineData(SettingNames.OpenAiDeployment, "gpt", "ReturnsHub__OpenAiEndpoint and ReturnsHub__OpenAiDeployment belong together.")]
    [InlineData(SettingNames.Configuration, "elsewhere.json", "ReturnsHub__Configuration names a file that is not there.")]
    public void What_is_wrong_is_said_with_what_to_set(string name, string value, string says)
    {
        _environment[name] = value;
        var error = Should.Throw<SettingsException>(Read).Errors.ShouldHaveSingleItem();
        error.ShouldStartWith(says);
        error.ShouldNotContain("secret@");
        error.ShouldNotContain("AccountKey");
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        _environment.Clear();
        Should.Throw<SettingsException>(Read).Errors.Count.ShouldBe(5);
    }

    [Fact]
    public void Emulators_are_reached_by_connection_strings()
    {
        _environment.Clear();
        (_environment[SettingNames.ServiceBus], _environment[SettingNames.Cosmos], _environment[SettingNames.EvidenceConnection], _environment[SettingNames.Batches]) = ("a", "b", "c", "d");
        var settings = Read();
        (settings.ServiceBusConnection, settings.CosmosConnection, settings.EvidenceConnection).ShouldBe(("a", "b", "c"));
    }

    [Fact]
    public void With_emulators_and_no_vault_the_app_starts_and_what_signs_says_which_setting_it_lacks()
    {
        _environment.Clear();
        (_environment[SettingNames.ServiceBus], _environment[SettingNames.Cosmos], _environment[SettingNames.EvidenceConnection], _environment[SettingNames.Batches]) = ("a", "b", "c", "d");
        var settings = Read();
        Should.Throw<SettingsException>(() => settings.SigningVault).Errors.ShouldHaveSingleItem().ShouldStartWith("ReturnsHub__KeyVaultUri is not set");

        _environment[SettingNames.KeyVaultUri] = "https://kv-returns.vault.azure.net/";
        Read().SigningVault.ShouldBe(new Uri("https://kv-returns.vault.azure.net/"));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private HubSettings Read() => HubSettingsReader.Read(_environment.GetValueOrDefault, _directory);
}
