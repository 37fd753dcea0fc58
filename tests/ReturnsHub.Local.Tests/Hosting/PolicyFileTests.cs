using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Tests.Hosting;

/// <summary>The policy file in the data directory and the versions the hub keeps.</summary>
public sealed class PolicyFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("returnshub-policy-").FullName;

    public PolicyFileTests()
    {
        File.WriteAllText(Path.Combine(_directory, "returnshub.json"), """{ "tenants": [{ "id": "shop", "policy": "shop.json" }] }""");
        Write("{ \"version\": \"v1\" }");
    }

    [Fact]
    public async Task The_file_is_taken_over_at_the_start_once_and_again_when_it_changes()
    {
        (await StartAsync()).ShouldBe(["v1"]);
        (await StartAsync()).ShouldBe(["v1"]);
        var text = "{ // tighter\n \"version\": \"v2\", \"returnWindowDays\": 14 }";
        Write(text);
        (await StartAsync(async host =>
        {
            (await host.Services.GetRequiredService<PoliciesInForce>().NowAsync(TestHub.Shop, CancellationToken.None)).ReturnWindowDays.ShouldBe(14);
            (await host.Services.GetRequiredService<IPolicyStore>().DocumentAsync(TestHub.Shop, "v2", CancellationToken.None)).ShouldBe(text);
        })).ShouldBe(["v1", "v2"]);
    }

    [Fact]
    public async Task A_file_that_changed_under_its_old_version_stops_the_start_and_says_what_to_do()
    {
        await StartAsync();
        Write("{ \"version\": \"v1\", \"returnWindowDays\": 365 }");
        var refused = await Should.ThrowAsync<ConfigurationException>(() => StartAsync());
        var error = refused.Errors.ShouldHaveSingleItem();
        error.Path.ShouldBe("tenants[0].policy");
        error.What.ShouldContain("Give the changed document a new version");

        // The directory is let go, and the file can be put right.
        Write("{ \"version\": \"v2\", \"returnWindowDays\": 365 }");
        (await StartAsync()).ShouldBe(["v1", "v2"]);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private void Write(string text) => File.WriteAllText(Path.Combine(_directory, "shop.json"), text);

    private async Task<IEnumerable<string>> StartAsync(Func<HubHost, Task>? then = null)
    {
        await using var host = await HubHost.StartAsync(new HubHostOptions { DataDirectory = _directory, Listen = false, Pumps = HubPumps.None });
        if (then is not null) await then(host);
        var history = await host.Services.GetRequiredService<PolicyVersions>().HistoryAsync(TestHub.Shop, CancellationToken.None);
        history.Versions.ShouldAllBe(v => v.Status == PolicyStatus.Approved && v.ProposedBy == new Actor(ActorKind.System, "file"));
        return history.Versions.Select(v => v.Name);
    }
}
