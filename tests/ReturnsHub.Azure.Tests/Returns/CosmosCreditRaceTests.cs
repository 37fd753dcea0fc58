using ReturnsHub.Embedded;

namespace ReturnsHub.Azure.Tests.Returns;

/// <summary>Turns of other processes are waited for by the system's clock: nobody would advance another one.</summary>
public sealed class CosmosCreditRaceTests : CreditRaceContract
{
    private readonly RecordHome _home = new();

    protected override Task<RecordPorts> OpenAsync() => _home.OpenAsync(TimeProvider.System, new Uuid7Ids());

    protected override Task<RecordPorts> SecondProcessAsync() => _home.OpenAsync(TimeProvider.System, new Uuid7Ids(), seed: 2);

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
