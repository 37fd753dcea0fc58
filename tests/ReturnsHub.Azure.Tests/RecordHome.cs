using ReturnsHub.Embedded;

namespace ReturnsHub.Azure.Tests;

/// <summary>The ports that recording a fact needs, for tests of whole handlers.</summary>
public sealed class RecordHome
{
    private readonly string _directory = Directory.CreateTempSubdirectory("returnshub-azure-").FullName;
    private EmbeddedBackend? _rest;

    public ReturnsHome Returns { get; } = new();

    /// <summary>The ports of one process. Several share the store; what the backend does not hold they share as well.</summary>
    public async Task<RecordPorts> OpenAsync(TimeProvider time, IIds ids, int seed = 1) => Ports(await Returns.OpenAsync(time, ids, seed), await RestAsync(ids));

    public async Task CloseAsync()
    {
        await Returns.CloseAsync();
        if (_rest is not null) await _rest.DisposeAsync();
        _rest = null;
    }

    public async Task RemoveAsync()
    {
        await CloseAsync();
        await Returns.RemoveAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task<EmbeddedBackend> RestAsync(IIds ids) =>
        _rest ??= await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = _directory, CacheKilobytes = 4096 }, TimeProvider.System, ids, CancellationToken.None);

    /// <summary>The one line that says which ports come from where; queues are no part of this backend.</summary>
    private static RecordPorts Ports(AzureBackend azure, EmbeddedBackend rest) =>
        new(azure.Returns, azure.Lookup, azure.Unmatched, azure.Vault, rest.Queue, azure.Policies, azure.Channels, azure.Turns);
}
