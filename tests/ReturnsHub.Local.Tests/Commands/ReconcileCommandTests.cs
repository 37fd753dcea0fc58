using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Local.Commands;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Local.Tests.Commands;

public sealed class ReconcileCommandTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("returnshub-reconcile-").FullName;
    private string _day = "";
    private KeptReport? _kept;

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
        var released = DateOnly.FromDateTime(stream.Single(e => e.Data is CreditReleased).RecordedAt.UtcDateTime);
        _day = released.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var consumer = host.Services.GetRequiredService<ITenants>().All.Single().Consumers.Single();
        var report = await host.Services.GetRequiredService<ReconcileHandler>().RunToKeepAsync(consumer, released, CancellationToken.None);
        _kept = await host.Services.GetRequiredService<ReportKeeper>().KeepAsync(report, CancellationToken.None);
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

    [Fact]
    public async Task What_was_reported_then_is_shown_as_it_was_kept()
    {
        var (said, code) = await RunAsync("--consumer", "erp", "--day", _day, "--show", "kept");
        code.ShouldBe(1);
        said.ShouldStartWith($"{_day} run 1, reported as of ");
        said.ShouldContain($"sha256 {_kept!.Hash}");
        said.ShouldContain($"MEDIUM {DifferenceCodes.CreditNotDelivered}");

        var (json, _) = await RunAsync("--consumer", "erp", "--day", _day, "--show", "kept", "--format", "json");
        EvidenceHash.Of(Encoding.UTF8.GetBytes(json)).ShouldBe(_kept.Hash);
        var (csv, _) = await RunAsync("--consumer", "erp", "--day", _day, "--show", "kept", "--format", "csv");
        csv.ShouldContain($",{DifferenceCodes.CreditNotDelivered},MEDIUM,11.90,");
    }

    [Fact]
    public async Task What_became_of_it_and_which_reports_there_are_is_told()
    {
        var (since, code) = await RunAsync("--consumer", "erp", "--day", _day, "--show", "since");
        code.ShouldBe(1);
        since.ShouldContain("0 put right since, 1 still open, 0 new.");
        since.ShouldContain($"still open: {DifferenceCodes.CreditNotDelivered} -> {DifferenceCodes.CreditNotDelivered} ");
        var (list, listed) = await RunAsync("--consumer", "erp", "--show", "list");
        (list.Trim().Split('\n').Length, listed).ShouldBe((1, 0));
        list.ShouldContain("1 difference(s); EUR: refunded 0.00, credited 11.90, booked 0.00;");
    }

    [Theory]
    [InlineData("--consumer", "erp", "--show", "kept", "--day", "2001-02-03")]
    [InlineData("--consumer", "erp", "--show", "since", "--format", "csv")]
    [InlineData("--consumer", "erp", "--show", "everything")]
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
