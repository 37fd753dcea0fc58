using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Local.Commands;
using ReturnsHub.Local.Hosting;

namespace ReturnsHub.Local.Tests.Verification;

/// <summary>Somebody with the whole database in hand changes what was reported; the audit log tells.</summary>
public sealed class KeptReportVerifyTests : IAsyncLifetime, IDisposable
{
    private static readonly DateOnly Third = new(2026, 11, 3);

    private readonly TestHub _hub = new();

    /// <summary>A hub that reported on a day twice.</summary>
    public async Task InitializeAsync()
    {
        await using var host = await HubHost.StartAsync(_hub.Options with { Pumps = HubPumps.None });
        var consumer = new ConsumerSettings { Tenant = TestHub.Shop, Id = "erp", Connector = "signed-webhook", Url = new Uri("https://erp.example/") };
        for (var run = 0; run < 2; run++)
        {
            var report = await host.Services.GetRequiredService<ReconcileHandler>().RunToKeepAsync(consumer, Third, CancellationToken.None);
            await host.Services.GetRequiredService<ReportKeeper>().KeepAsync(report with { AsOf = report.AsOf.AddHours(run) }, CancellationToken.None);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _hub.Dispose();

    [Fact]
    public async Task What_was_kept_and_left_alone_holds()
    {
        var (code, said) = await VerifyAsync();
        said.ShouldContain("checkpoints, kept reports.");
        code.ShouldBe(0);
    }

    [Theory]
    [InlineData("update reconciliation_reports set report=x'00' where run=2")]
    [InlineData("delete from reconciliation_reports where run=1")]
    public async Task The_database_itself_lets_nobody_change_or_remove_a_report(string sql) =>
        (await Should.ThrowAsync<SqliteException>(() => ExecuteAsync(sql))).Message.ShouldContain("A kept report is never");

    [Theory]
    [InlineData("update reconciliation_reports set report=x'1f8b' where run=2", "run 2, is damaged.")]
    [InlineData("update reconciliation_reports set head=(select head from reconciliation_reports where run=1), report=(select report from reconciliation_reports where run=1) where run=2", "run 2, is not the one that audit entry 2 tells of.")]
    [InlineData("delete from reconciliation_reports where run=1", "run 1, is gone.")]
    public async Task What_was_changed_past_its_guards_is_noticed(string sql, string said)
    {
        await ExecuteAsync($"drop trigger reconciliation_reports_unchanged; drop trigger reconciliation_reports_unremoved; {sql}");
        var (code, told) = await VerifyAsync();
        told.ShouldContain($"FAULT shop: the report of erp/2026-11-03, {said}");
        code.ShouldBe(1);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var db = new SqliteConnection($"Data Source={Path.Combine(_hub.Directory, "hub.db")};Pooling=False");
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<(int Code, string Said)> VerifyAsync()
    {
        await using var said = new StringWriter();
        var code = await CommandLine.RunAsync(["verify", "--data", _hub.Directory], said, said, CancellationToken.None);
        return (code, said.ToString());
    }
}
