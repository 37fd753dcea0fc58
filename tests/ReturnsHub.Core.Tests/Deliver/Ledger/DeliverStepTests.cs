using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Tests.Deliver.Ledger;

public sealed class DeliverStepTests : IDisposable
{
    private readonly DeliverBench _bench = new(1);

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_delivery_held_back_a_hundred_times_is_not_taken_for_one_the_hub_fails_at(bool deduplicates)
    {
        var open = new ToldConnector(_ => Task.FromResult(new DeliveryOutcome(OutcomeKind.Retry, "The circuit is open.", Category: "circuit-open") { Called = false }), deduplicates);
        for (var attempt = 1; attempt <= 100; attempt++) (await StepAsync(open, attempt)).ShouldBeOfType<MessageEnd.Later>();

        (_bench.Row!.Attempts, open.Seen.Count).ShouldBe((0, 100));
    }

    [Fact]
    public async Task A_delivery_at_which_the_hub_itself_fails_is_given_up_and_stays_in_doubt()
    {
        var breaks = new ToldConnector(async attempt =>
        {
            await attempt.MaySendAsync(CancellationToken.None);
            throw new InvalidOperationException("A fault of the hub.");
        });
        var attempts = 0;
        MessageEnd end;
        do
        {
            end = await StepAsync(breaks, ++attempts);
            _bench.Time.Advance(TimeSpan.FromMinutes(3));
        }
        while (end is MessageEnd.Later && attempts < 100);

        attempts.ShouldBeLessThanOrEqualTo(2 * DeliverStep.MostFaults + 1);
        end.ShouldBeOfType<MessageEnd.Dead>().Reason.ShouldBe("processing-failed");
        (_bench.Row!.Status, _bench.Row.InDoubt, _bench.Row.Category).ShouldBe((DeliveryStatus.DeadLettered, true, "processing-failed"));
    }

    [Fact]
    public async Task What_was_confirmed_is_not_given_up_however_often_its_message_comes()
    {
        await StepAsync(new ToldConnector(new DeliveryOutcome(OutcomeKind.Confirmed, "201 Created", "CM-1")), 1);
        (await StepAsync(new ToldConnector(_ => throw new InvalidOperationException()), 500)).ShouldBeOfType<MessageEnd.Done>();
        _bench.Row!.Status.ShouldBe(DeliveryStatus.Confirmed);
    }

    private Task<MessageEnd> StepAsync(IErpConnector connector, int attempt) =>
        new DeliverStep(_bench.Handler).HandleAsync(_bench.Consumer, connector, _bench.Message(1, attempt), CancellationToken.None);
}
