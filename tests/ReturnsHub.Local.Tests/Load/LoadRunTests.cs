using ReturnsHub.Benchmarks.Load;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Local.Tests.Load;

/// <summary>A small load run, so that the large one keeps working: one consumer that fails, then every id verified.</summary>
public sealed class LoadRunTests : IDisposable
{
    private const int Events = 500;
    private const int FailsEvery = 10;
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(10);

    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"returnshub-load-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    [Theory]
    [InlineData("the consumer that recognises repeats", false)]
    [InlineData("the consumer behind the fence", true)]
    public async Task Every_event_is_confirmed_once_booked_once_and_in_order_when_every_tenth_call_fails_at(string where, bool atTheFence)
    {
        await using var host = await ReceiverHost.StartAsync();
        using var make = new Participants(host, TimeProvider.System);
        var (failing, well) = (new ReceiverManner(FailsEvery), new ReceiverManner());
        Participant[] participants =
        [
            make.Webhook("healthy", new ReceiverManner()),
            make.Webhook("webhook", atTheFence ? well : failing),
            make.Fenced("fenced", atTheFence ? failing : well),
        ];
        host.Serve(participants.ToDictionary(p => p.Consumer.Id, p => p.Receiver));
        using var limit = new CancellationTokenSource(AtMost);

        var outcome = await LoadRun.RunAsync(_directory, participants, new LoadSize(Events), limit.Token);

        LoadVerification.Check(outcome).ShouldBeEmpty(where);
        outcome.Events.Count.ShouldBeGreaterThanOrEqualTo(Events);
        outcome.Consumers.ShouldAllBe(c => c.Ledger.Count == outcome.Events.Count);
        var failed = participants[atTheFence ? 2 : 1].Receiver;
        failed.Unavailable.ShouldBeGreaterThan(0);
        failed.Broken.ShouldBeGreaterThan(0, "a connection that breaks after booking is what the ledger is for");
        if (!atTheFence) failed.Book.Repeats.ShouldBeGreaterThanOrEqualTo(failed.Broken, "what was booked before its connection broke came again under the same id");
        LoadFigures.Of(outcome.Consumers[atTheFence ? 2 : 1], outcome.Events).Retries.ShouldBeGreaterThan(0);
        outcome.Consumers.SelectMany(c => c.Ledger).ShouldAllBe(d => d.Status == DeliveryStatus.Confirmed);
    }
}
