using System.Text.Json;
using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Web.Tests.Audit;

public sealed class AuditEndpointTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task The_trail_of_a_return_tells_who_opened_it_who_decided_and_who_looked()
    {
        var id = await OpenAsync("a-1");
        await GetAsync($"/api/returns/{id}/personal-data", "rhk_clerk");
        var evidence = (await GetAsync($"/api/returns/{id}/audit", "rhk_controller")).GetProperty("items").EnumerateArray()
            .Select(r => r.TryGetProperty("evidence", out var hash) ? hash.GetString() : null).OfType<string>().First();
        using (var auditor = hub.Client("rhk_controller")) (await auditor.GetAsync($"/api/returns/{id}/evidence/{evidence}")).EnsureSuccessStatusCode();

        var trail = (await GetAsync($"/api/returns/{id}/audit", "rhk_controller")).GetProperty("items").EnumerateArray().ToList();

        trail[0].GetProperty("type").GetString().ShouldBe("returnshub.return.requested.v1");
        trail[0].GetProperty("actor").GetProperty("id").GetString().ShouldBe("clara");
        trail[0].GetProperty("via").GetString()!.ShouldStartWith("key:");
        var decided = trail.First(r => r.TryGetProperty("policyVersion", out _));
        decided.GetProperty("policyVersion").GetString().ShouldBe("test-1");
        decided.GetProperty("actor").GetProperty("id").GetString().ShouldBe("hub");
        trail.TakeLast(2).Select(r => r.GetProperty("type").GetString()).ShouldBe(["personal_data.read", "evidence.read"]);
        trail[^1].GetProperty("about").GetString().ShouldBe(evidence);
    }

    [Fact]
    public async Task The_trail_of_a_return_comes_in_pages()
    {
        var id = await OpenAsync("a-2");
        var all = (await GetAsync($"/api/returns/{id}/audit", "rhk_controller")).GetProperty("items").GetArrayLength();
        var first = await GetAsync($"/api/returns/{id}/audit?limit=1", "rhk_controller");
        var rest = await GetAsync($"/api/returns/{id}/audit?limit=500&cursor={first.GetProperty("next").GetString()}", "rhk_controller");
        (1 + rest.GetProperty("items").GetArrayLength()).ShouldBe(all);
    }

    [Fact]
    public async Task The_trail_over_all_returns_is_filtered()
    {
        var id = await OpenAsync("a-3");
        await GetAsync($"/api/returns/{id}/personal-data", "rhk_clerk2");

        var read = await GetAsync("/api/audit?tenant=shop&actor=carl&type=personal_data.read&limit=500", "rhk_admin");
        read.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("returnId").GetString()).ShouldContain(id);
        (await GetAsync("/api/audit?from=2099-01-01T00:00:00Z", "rhk_admin")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await GetAsync("/api/audit", "rhk_other")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await GetAsync("/api/audit?from=yesterday", "rhk_admin")).GetProperty("code").GetString().ShouldBe("query-invalid");
        (await GetAsync("/api/audit", "rhk_clerk")).GetProperty("code").GetString().ShouldBe("permission-missing");
    }

    [Fact]
    public async Task A_checkpoint_can_be_kept_elsewhere_and_checked_with_the_key()
    {
        await OpenAsync("a-4");
        await hub.Get<CheckpointHandler>().RunChangedAsync(CancellationToken.None);

        var latest = (await GetAsync("/api/checkpoints/latest", "rhk_reader")).Deserialize<Checkpoint>(HubJson.Options)!;
        using var client = hub.Client("rhk_reader");
        using var key = System.Security.Cryptography.ECDsa.Create();
        key.ImportFromPem(await client.GetStringAsync("/api/signing-key"));

        CheckpointSeal.IsSignedBy(latest, key.ExportSubjectPublicKeyInfo()).ShouldBeTrue();
        CheckpointSeal.IsSignedBy(latest with { Returns = latest.Returns + 1 }, key.ExportSubjectPublicKeyInfo()).ShouldBeFalse();
        (await GetAsync("/api/checkpoints", "rhk_reader")).GetProperty("items").GetArrayLength().ShouldBe((int)latest.Number);
        (await GetAsync("/api/checkpoints/latest", "rhk_other")).GetProperty("code").GetString().ShouldBe("not-found");
    }

    private async Task<string> OpenAsync(string order) => (await hub.OpenAsync(
        $$"""{ "orderId": "{{order}}", "authorised": true, "lines": [{ "lineId": "L1", "sku": "S-1", "quantity": 1, "reason": "COLOR" }] }"""))
        .GetProperty("returnId").GetString()!;

    private async Task<JsonElement> GetAsync(string path, string key)
    {
        using var client = hub.Client(key);
        return await RunningHub.ReadAsync(await client.GetAsync(path));
    }
}
