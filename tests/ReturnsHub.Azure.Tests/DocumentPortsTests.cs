using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Evidence;
using ReturnsHub.Azure.Signing;
using ReturnsHub.Core.Audit;

namespace ReturnsHub.Azure.Tests;

/// <summary>The backend as hosts open it: every port works on one account, and what is not set up says what to set.</summary>
public sealed class DocumentPortsTests : IAsyncLifetime
{
    private readonly ReturnsHome _home = new();
    private readonly StreamKey _key = ReturnStream.KeyOf("r-1");

    private static CancellationToken Ct => CancellationToken.None;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _home.RemoveAsync();

    [Fact]
    public async Task Ports_of_one_backend_work_side_by_side()
    {
        var (backend, name) = (await _home.OpenAsync(TimeProvider.System, new SequentialIds()), LookupKey.Rma("R-1"));

        await backend.Lookup.AddAsync(_key, [name], Ct);
        await backend.Vault.PutAsync(_key, "note/1", "words", Ct);
        await backend.Cursors.SaveAsync("relay", "7", Ct);
        await backend.AuditLog.AppendAsync(
            new AuditDraft { Tenant = _key.Tenant, At = EventSamples.Noon, Actor = Actor.Person("ada"), Via = "api", Action = AuditActions.EvidenceRead }, Ct);

        (await backend.Lookup.FindAsync(_key.Tenant, name, Ct)).ShouldBe([_key.ReturnId]);
        (await backend.Vault.GetAsync(_key, "note/1", Ct)).ShouldBe("words");
        (await backend.Cursors.ReadAsync("relay", Ct)).ShouldBe("7");
        (await backend.AuditTrail.ListAsync(new AuditFilter(), new PageRequest(), Ct)).Items.ShouldHaveSingleItem().Type.ShouldBe(AuditActions.EvidenceRead);
        (await backend.Checkpoints.LatestAsync(_key.Tenant, Ct)).ShouldBeNull();
        (await backend.Unmatched.ListAsync(null, new PageRequest(), Ct)).Items.ShouldBeEmpty();
        (await backend.Quarantine.ListAsync(null, null, new PageRequest(), Ct)).Items.ShouldBeEmpty();
        (await backend.Deliveries.CountAsync(null, Ct)).ShouldBeEmpty();
        (await backend.Policies.ReadAsync(_key.Tenant, 0, Ct)).ShouldBeEmpty();
        (await backend.Retention.FindPersonalDataAsync(_key.Tenant, DateTimeOffset.MaxValue, 10, Ct)).ShouldBeEmpty();
        (await backend.Idempotency.ClaimAsync("acme/ada", "k", "f", TimeSpan.FromMinutes(1), Ct)).Result.ShouldBe(ClaimResult.Claimed);
    }

    [Fact]
    public async Task What_is_not_set_up_says_what_to_set()
    {
        var backend = await _home.OpenAsync(TimeProvider.System, new SequentialIds());

        Should.Throw<InvalidOperationException>(() => backend.Evidence).Message.ShouldContain("Evidence:Endpoint");
        Should.Throw<InvalidOperationException>(() => backend.SigningKey).Message.ShouldContain("KeyVault:Vault");
    }

    public static TheoryData<string, AzureOptions> Wrong => new()
    {
        { "Evidence:ConnectionString", Options with { Evidence = new EvidenceOptions() } },
        { "Evidence:ConnectionString", Options with { Evidence = new EvidenceOptions { Endpoint = new Uri("https://st.test"), ConnectionString = "x" } } },
        { "identity", Options with { Evidence = new EvidenceOptions { Endpoint = new Uri("https://st.test") } } },
        { "DuplicateWindow", Options with { Evidence = new EvidenceOptions { ConnectionString = "x", DuplicateWindow = TimeSpan.FromMinutes(9) } } },
        { "KeyVault:Vault", Options with { KeyVault = new KeyVaultOptions { Vault = new Uri("https://kv.test") } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Settings_that_cannot_work_are_refused_at_the_start(string named, AzureOptions options) =>
        Should.Throw<ArgumentException>(options.Check).Message.ShouldContain(named);

    private static AzureOptions Options => new() { Cosmos = new CosmosOptions { ConnectionString = "AccountEndpoint=https://x.test;AccountKey=eA==;" } };
}
