using System.Net;
using System.Text.RegularExpressions;
using ReturnsHub.Core.Access;
using ReturnsHub.Local.Commands;
using ReturnsHub.Local.Configuration;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Tests.Commands;

public sealed partial class CommandLineTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("returnshub-cli-").FullName;

    [Fact]
    public async Task Serve_starts_from_nothing_shows_its_key_once_and_stops_when_told()
    {
        var data = Path.Combine(_directory, "data");
        var (first, firstCode) = await ServeAsync(data, async (address, said) =>
        {
            using var client = new HttpClient { BaseAddress = address };
            client.DefaultRequestHeaders.Authorization = new("Bearer", Key().Match(said).Value);
            (await client.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.OK);
        });
        firstCode.ShouldBe(0);
        Key().Count(first).ShouldBe(1);
        first.ShouldContain("returnshub key --subject");
        first.ShouldContain("Stopped.");
        var (second, secondCode) = await ServeAsync(data, (_, _) => Task.CompletedTask);
        secondCode.ShouldBe(0);
        Key().Count(second).ShouldBe(0);

        (await RunAsync("verify", "--data", data)).Code.ShouldBe(0);
        var (replayed, code, _) = await RunAsync("replay", "--data", data);
        code.ShouldBe(0);
        replayed.ShouldContain("0 message(s) replayed");
    }

    [Fact]
    public async Task A_draft_policy_is_tried_on_what_a_stopped_hub_has_lived_through()
    {
        var data = Path.Combine(_directory, "data");
        await ServeAsync(data, async (address, said) =>
        {
            using var client = new HttpClient { BaseAddress = address };
            client.DefaultRequestHeaders.Authorization = new("Bearer", Key().Match(said).Value);
            using var body = new StringContent(
                """
                { "orderId": "1001", "authorised": true, "lines": [{ "lineId": "1", "orderLineId": "1", "sku": "MUG", "quantity": 1, "reason": "DEFECTIVE" }],
                  "order": { "orderId": "1001", "currency": "EUR", "lines": [{ "orderLineId": "1", "sku": "MUG", "quantity": 1, "paid": "15.00" }] } }
                """,
                System.Text.Encoding.UTF8, "application/json");
            (await client.PostAsync("/api/returns", body)).StatusCode.ShouldBe(HttpStatusCode.Created);
        });
        var draft = Path.Combine(_directory, "draft.json");
        await File.WriteAllTextAsync(draft, """{ "version": "generous", "returnless": [{ "id": "keep-mugs", "lineValueUpTo": 20 }] }""");

        var (said, code, _) = await RunAsync("simulate-policy", "--data", data, "--policy", draft);
        code.ShouldBe(0);
        said.ShouldContain("generous against 2026-11-01: 1 return(s)");
        said.ShouldContain("DEFECTIVE EUR");
        said.ShouldContain("0.00 → 15.00");
        (await RunAsync("simulate-policy", "--data", data, "--policy", draft, "--json")).Output.ShouldContain("\"returnsChanged\":1");

        await File.WriteAllTextAsync(draft, "{ \"version\": \"x\", \"approval\": [{}] }");
        var (_, refused, error) = await RunAsync("simulate-policy", "--data", data, "--policy", draft);
        refused.ShouldBe(2);
        error.ShouldContain("$.approval[0].over: line 1");
        (await RunAsync("simulate-policy", "--data", data, "--policy", draft, "--tenant", "nobody")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_key_made_for_a_person_lets_them_in_once_its_entry_is_added()
    {
        var (said, code, _) = await RunAsync("key", "--subject", "finn", "--tenant", "my-shop", "--role", "approver", "--role", "auditor");
        code.ShouldBe(0);
        var key = Key().Match(said).Value;
        var entry = said.Split('\n').Single(l => l.TrimStart().StartsWith('{')).Trim();
        entry.ShouldNotContain(key);
        var configuration = ConfigurationFile.Read(
            "test.json", System.Text.Encoding.UTF8.GetBytes($$"""{ "tenants": [{ "id": "my-shop", "policy": { "version": "1" } }], "apiKeys": [{{entry}}] }"""), _directory);
        var holder = configuration.ApiKeys.Single();
        holder.Subject.ShouldBe("finn");
        holder.Tenant!.Value.Value.ShouldBe("my-shop");
        holder.Roles.ShouldBe([Role.Approver, Role.Auditor]);
        holder.Sha256.ShouldBe(HashedApiKeys.HashOf(key));
    }

    [Fact]
    public async Task A_wrong_configuration_ends_with_every_error_in_a_sentence()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, HubConfiguration.FileName), "{ \"tenants\": [{ \"id\": \"x\" }], \"apiKeys\": [{}] }");
        var (_, code, error) = await RunAsync("serve", "--data", _directory, "--port", "0");
        code.ShouldBe(2);
        error.ShouldContain("tenants[0].id: ");
        error.ShouldContain("tenants[0].policy: ");
        error.ShouldContain("apiKeys[0].sha256: ");
    }

    [Theory]
    [InlineData("serve", "--port", "70000")]
    [InlineData("serve", "--address", "nowhere")]
    [InlineData("dance")]
    [InlineData("key")]
    [InlineData("key", "--subject", "finn")]
    [InlineData("key", "--subject", "finn", "--role", "admin")]
    [InlineData("key", "--subject", "finn@example.com", "--role", "clerk")]
    [InlineData("verify", "--fast")]
    public async Task A_wrong_command_line_is_refused(params string[] arguments) => (await RunAsync(arguments)).Code.ShouldBe(2);

    [Theory]
    [InlineData("verify")]
    public async Task A_directory_that_is_not_there_is_not_made(string command)
    {
        var nowhere = Path.Combine(_directory, "nowhere");
        var (_, code, error) = await RunAsync(command, "--data", nowhere);
        code.ShouldBe(3);
        error.ShouldContain("nowhere");
        Directory.Exists(nowhere).ShouldBeFalse();
    }

    [Fact]
    public async Task Replay_without_a_configuration_is_refused()
    {
        var (_, code, error) = await RunAsync("replay", "--data", _directory);
        code.ShouldBe(2);
        error.ShouldContain("is not there");
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static async Task<(string Output, int Code, string Error)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (output.ToString(), code, error.ToString());
    }

    private static async Task<(string Output, int Code)> ServeAsync(string data, Func<Uri, string, Task> whileServing)
    {
        using var stop = new CancellationTokenSource();
        await using var output = new WatchedWriter();
        await using var error = new StringWriter();
        var serving = CommandLine.RunAsync(["serve", "--data", data, "--port", "0"], output, error, stop.Token);
        if (await Task.WhenAny(output.Listening, serving) == serving) throw new InvalidOperationException(error.ToString());
        await whileServing(await output.Listening, output.ToString());
        await stop.CancelAsync();
        var code = await serving;
        return (output.ToString(), code);
    }

    [GeneratedRegex("rhk_[0-9a-z]{32}", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    /// <summary>Says when the hub has said where it listens.</summary>
    private sealed partial class WatchedWriter : StringWriter
    {
        private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Uri> Listening => _listening.Task;

        public override Task WriteLineAsync(string? value)
        {
            var task = base.WriteLineAsync(value);
            if (Address().Match(value ?? "") is { Success: true } match) _listening.TrySetResult(new Uri(match.Value));
            return task;
        }

        [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.NonBacktracking)]
        private static partial Regex Address();
    }
}
