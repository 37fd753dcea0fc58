using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Core.Export;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Web.Tests.Audit;

public sealed class ExportTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private static CancellationToken Ct => CancellationToken.None;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_export_holds_without_the_hub(bool evidence)
    {
        var file = await ExportAsync($"e-{evidence}", evidence);

        (await ExportCheck.RunAsync(new MemoryStream(file), null, Ct)).ShouldBeEmpty();
        (await ExportCheck.RunAsync(new MemoryStream(file), hub.Get<ISigningKey>().PublicKey, Ct)).ShouldBeEmpty();
        var names = Names(file);
        new[] { "README.txt", "events.ndjson", "state.json", "explanations.txt", "policy.json", "checkpoints.ndjson", "inclusion.json", "public-key.pem", "manifest.json", "manifest.sig" }.ShouldBeSubsetOf(names);
        names.Any(n => n.StartsWith("evidence/", StringComparison.Ordinal)).ShouldBe(evidence);
        names.Count(n => n.StartsWith("schemas/", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        Encoding.UTF8.GetString(Entry(file, "explanations.txt")).ShouldContain("decided under policy test-1");
    }

    [Theory]
    [InlineData("events.ndjson", "clara", "elara", "events.ndjson is not the one in the manifest")]
    [InlineData("events.ndjson", "clara", "elara", "Event 1 is not what was recorded")]
    [InlineData("state.json", "COLOR", "STYLE", "state.json is not what the events say")]
    [InlineData("manifest.json", "\"version\":", "\"version\":1", "The manifest is not signed by the key")]
    [InlineData("checkpoints.ndjson", "\"returns\":", "\"returns\":1", "is not signed by the key")]
    [InlineData("inclusion.json", "\"index\":0", "\"index\":1", "The return is not in the checkpoint")]
    [InlineData("explanations.txt", "clara", "elara", "explanations.txt is not the one in the manifest")]
    [InlineData("README.txt", null, null, "README.txt is missing")]
    public async Task What_was_changed_in_a_file_shows(string entry, string? from, string? to, string fault)
    {
        var file = Change(await ExportAsync("e-changed", evidence: false), entry, text => from is null ? null : text.Replace(from, to, StringComparison.Ordinal));
        (await ExportCheck.RunAsync(new MemoryStream(file), null, Ct)).ShouldContain(f => f.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_by_another_hub_is_noticed_by_the_key_one_keeps()
    {
        using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        (await ExportCheck.RunAsync(new MemoryStream(await ExportAsync("e-key", evidence: false)), other.ExportSubjectPublicKeyInfo(), Ct))
            .ShouldContain("The manifest is not signed by the key.");
        (await ExportCheck.RunAsync(new MemoryStream([1, 2, 3]), null, Ct)).ShouldHaveSingleItem().ShouldContain("cannot be read");
    }

    [Fact]
    public async Task The_same_return_gives_the_same_entries_with_the_same_times()
    {
        var id = await OpenAsync("e-same");
        using var one = new ZipArchive(new MemoryStream(await GetAsync(id, false)));
        using var two = new ZipArchive(new MemoryStream(await GetAsync(id, false)));
        one.Entries.Select(e => (e.FullName, e.LastWriteTime)).ShouldBe(two.Entries.Select(e => (e.FullName, e.LastWriteTime)));
        one.Entries.ShouldAllBe(e => e.LastWriteTime.Year == 1980);
        Entry(await GetAsync(id, false), "events.ndjson").ShouldBe(Entry(await GetAsync(id, false), "events.ndjson"));
    }

    [Fact]
    public async Task The_commands_of_the_readme_say_yes()
    {
        var directory = Directory.CreateTempSubdirectory("returnshub-export-").FullName;
        try
        {
            await ZipFile.ExtractToDirectoryAsync(new MemoryStream(await ExportAsync("e-shell", evidence: true)), directory);
            using var openssl = Process.Start(new ProcessStartInfo("openssl", "dgst -sha256 -verify public-key.pem -signature manifest.sig manifest.json")
            {
                WorkingDirectory = directory,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            (await openssl.StandardOutput.ReadToEndAsync()).ShouldContain("Verified OK");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task An_export_is_for_who_audits_and_stands_in_the_audit_log()
    {
        var id = await OpenAsync("e-who");
        using var clerk = hub.Client("rhk_clerk");
        (await clerk.GetAsync($"/api/returns/{id}/export")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await GetAsync(id, true);
        var entry = (await hub.Get<IAuditLog>().ReadOfReturnAsync(new StreamKey(RunningHub.Shop, ReturnId.Parse(id)), Ct)).ShouldHaveSingleItem();
        (entry.Action, entry.Actor.Id, entry.Details["evidence"]).ShouldBe(("return.exported", "ada", "true"));
    }

    private async Task<byte[]> ExportAsync(string order, bool evidence)
    {
        var id = await OpenAsync(order);
        await hub.Get<CheckpointHandler>().RunChangedAsync(Ct);
        return await GetAsync(id, evidence);
    }

    private async Task<string> OpenAsync(string order) => (await hub.OpenAsync(
        $$"""{ "orderId": "{{order}}", "authorised": true, "lines": [{ "lineId": "L1", "sku": "S-1", "quantity": 1, "reason": "COLOR" }] }"""))
        .GetProperty("returnId").GetString()!;

    private async Task<byte[]> GetAsync(string id, bool evidence)
    {
        using var client = hub.Client("rhk_controller");
        return await client.GetByteArrayAsync($"/api/returns/{id}/export?evidence={(evidence ? "true" : "false")}");
    }

    private static List<string> Names(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(e => e.FullName)];
    }

    private static byte[] Entry(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var from = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        from.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Change(byte[] file, string name, Func<string, string?> change)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var one in Names(file))
            {
                var bytes = Entry(file, one);
                if (one == name)
                {
                    if (change(Encoding.UTF8.GetString(bytes)) is not { } text) continue;
                    Encoding.UTF8.GetBytes(text).ShouldNotBe(bytes);
                    bytes = Encoding.UTF8.GetBytes(text);
                }

                using var into = zip.CreateEntry(one).Open();
                into.Write(bytes);
            }
        }

        return output.ToArray();
    }
}
