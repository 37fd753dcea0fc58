using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Local.Commands;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Local.Tests.Commands;

public sealed class ReconcileCommandTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("returnshub-reconcile-").FullName;
    private string _day = "";

    /// <summary>A hub that released a credit which nobody delivered yet.</summary>
    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "returnshub.json"), """
            {
              "tenants": [{
                "id": "sandbox",
                "sandbox": true,
                "consumers": [{ "id": "erp", "connector": "signed-webhook", "url": "https://erp.example/returns", "secrets": ["whsec_AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="] }]
              }]
            }
            """);
        await using var host = await HubHost.StartAsync(new() { DataDirectory = _directory, Listen = false, Pumps = HubPumps.None });
        var played = await host.Services.GetRequiredService<ScenarioPlayer>().PlayAsync(ScenarioCatalogue.Get("refund-without-return"), ScenarioPlay.DefaultRun, CancellationToken.None);
        var stream = await host.Services.GetRequiredService<IReturnStore>().ReadStreamAsync(new StreamKey(ScenarioPlay.Tenant, played.ReturnId), 1, CancellationToken.None);
        _day = stream.Single(e => e.Data is CreditReleased).RecordedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_day_with_a_difference_is_told_and_ends_with_1()
    {
        var (said, code) = await RunAsync("--consumer", "erp", "--day", _day);
        code.ShouldBe(1);
        said.ShouldContain("EUR: refunded 0.00, credited 11.90, booked 0.00, held 0.00, not asked 0.00");
        said.ShouldContain($"MEDIUM {DifferenceCodes.CreditNotDelivered}");

        var (json, _) = await RunAsync("--consumer", "erp", "--day", _day, "--format", "json");
        using var report = JsonDocument.Parse(json);
        report.RootElement.GetProperty("counts").GetProperty(DifferenceCodes.CreditNotDelivered).GetInt32().ShouldBe(1);
        var (csv, _) = await RunAsync("--consumer", "erp", "--day", _day, "--format", "csv");
        csv.ShouldContain($",{DifferenceCodes.CreditNotDelivered},MEDIUM,11.90,");
    }

    [Fact]
    public async Task A_day_that_agrees_ends_with_0()
    {
        var (said, code) = await RunAsync("--consumer", "erp", "--day", "2001-02-03");
        code.ShouldBe(0);
        said.ShouldContain("Everything agrees.");
    }

    [Theory]
    [InlineData("--consumer", "nobody")]
    [InlineData("--consumer", "erp", "--tenant", "nobody")]
    [InlineData("--consumer", "erp", "--day", "yesterday")]
    [InlineData("--consumer", "erp", "--format", "xml")]
    public async Task What_cannot_be_reconciled_ends_with_2(params string[] arguments) => (await RunAsync(arguments)).Code.ShouldBe(2);

    private async Task<(string Said, int Code)> RunAsync(params string[] arguments)
    {
        await using var said = new StringWriter();
        var code = await CommandLine.RunAsync(["reconcile", "--data", _directory, .. arguments], said, said, CancellationToken.None);
        return (said.ToString(), code);
    }
}
