using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Erps.Tests.Outbound;

public sealed class ConnectionGateTests
{
    private static readonly DeliveryOutcome Fine = new(OutcomeKind.Confirmed, "201 Created");
    private static readonly DeliveryOutcome Down = new(OutcomeKind.Retry, "503", Category: "http-503");

    private readonly ManualTime _time = new();

    [Theory]
    [InlineData(OutcomeKind.Retry, "http-503", true)]
    [InlineData(OutcomeKind.Unknown, "http-500", true)]
    [InlineData(OutcomeKind.Retry, "http-429", true)]
    [InlineData(OutcomeKind.Unknown, "timeout", true)]
    [InlineData(OutcomeKind.Retry, "connection", true)]
    [InlineData(OutcomeKind.Retry, "http-401", false)]
    [InlineData(OutcomeKind.Refused, "http-500", false)]
    [InlineData(OutcomeKind.Refused, "http-422", false)]
    [InlineData(OutcomeKind.Retry, null, false)]
    public void A_failure_is_what_says_that_the_connection_does_not_work(OutcomeKind kind, string? category, bool failure) =>
        Circuit.IsFailure(new DeliveryOutcome(kind, "", Category: category)).ShouldBe(failure);

    [Fact]
    public async Task Failures_in_a_row_open_the_circuit_and_nothing_is_called_while_it_is_open()
    {
        using var gate = Gate();
        var calls = 0;
        for (var i = 0; i < 3; i++) await gate.AttemptAsync(Called(Down), default);

        var held = await gate.AttemptAsync(Called(Fine), default);

        calls.ShouldBe(3);
        (held.Kind, held.Called, held.Category, held.RetryAfter).ShouldBe((OutcomeKind.Retry, false, "circuit-open", TimeSpan.FromSeconds(10)));

        Func<CancellationToken, Task<DeliveryOutcome>> Called(DeliveryOutcome outcome) => _ =>
        {
            calls++;
            return Task.FromResult(outcome);
        };
    }

    [Fact]
    public async Task An_answer_in_between_starts_the_count_anew()
    {
        using var gate = Gate();
        foreach (var outcome in new[] { Down, Down, Fine, Down, Down }) await AnswerAsync(gate, outcome);
        (await AnswerAsync(gate, Fine)).ShouldBe(Fine);
    }

    [Fact]
    public async Task After_its_pause_one_trial_goes_through_and_its_success_closes_the_circuit()
    {
        using var gate = Gate();
        await OpenAsync(gate);
        _time.Advance(TimeSpan.FromSeconds(10));
        var trial = new TaskCompletionSource<DeliveryOutcome>();
        var running = gate.AttemptAsync(_ => trial.Task, default);

        (await AnswerAsync(gate, Fine)).Category.ShouldBe("circuit-open");
        trial.SetResult(Fine);
        (await running).ShouldBe(Fine);
        (await AnswerAsync(gate, Fine)).ShouldBe(Fine);
    }

    [Theory]
    [InlineData(1, null, 20)]
    [InlineData(2, null, 40)]
    [InlineData(12, null, 300)]
    [InlineData(1, 90, 90)]
    [InlineData(1, 3600, 300)]
    public async Task A_trial_that_fails_doubles_the_pause_and_what_the_other_side_asks_for_is_kept(int trials, int? asked, double seconds)
    {
        using var gate = Gate();
        await OpenAsync(gate);
        for (var trial = 0; trial < trials; trial++)
        {
            _time.Advance(TimeSpan.FromMinutes(5));
            await AnswerAsync(gate, Down with { RetryAfter = asked is { } s ? TimeSpan.FromSeconds(s) : null });
        }

        (await AnswerAsync(gate, Fine)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_trial_that_calls_nobody_or_is_broken_off_leaves_the_trial_to_the_next()
    {
        using var gate = Gate();
        await OpenAsync(gate);
        _time.Advance(TimeSpan.FromSeconds(10));

        await AnswerAsync(gate, DeliveryOutcome.Fenced);
        await Should.ThrowAsync<OperationCanceledException>(() => gate.AttemptAsync(_ => throw new OperationCanceledException(), default));
        (await AnswerAsync(gate, Fine)).ShouldBe(Fine);
    }

    [Fact]
    public async Task An_attempt_of_before_the_circuit_opened_does_not_close_it()
    {
        using var gate = Gate();
        var early = new TaskCompletionSource<DeliveryOutcome>();
        var running = gate.AttemptAsync(_ => early.Task, default);
        await OpenAsync(gate);
        early.SetResult(Fine);
        await running;

        (await AnswerAsync(gate, Fine)).Category.ShouldBe("circuit-open");
    }

    [Fact]
    public async Task No_more_attempts_at_a_time_than_the_connection_takes()
    {
        using var gate = new ConnectionGate(new GateOptions { MostConcurrent = 2, LongestWait = TimeSpan.Zero }, _time);
        var first = new TaskCompletionSource<DeliveryOutcome>();
        var running = new[] { gate.AttemptAsync(_ => first.Task, default), gate.AttemptAsync(_ => first.Task, default) };

        var third = await AnswerAsync(gate, Fine);
        (third.Called, third.Category).ShouldBe((false, "rate-limited"));
        first.SetResult(Fine);
        await Task.WhenAll(running);
        (await AnswerAsync(gate, Fine)).ShouldBe(Fine);
    }

    [Fact]
    public async Task A_delivery_is_held_back_while_the_window_is_full()
    {
        using var gate = new ConnectionGate(new GateOptions { MostRequests = 2 }, _time);
        for (var i = 0; i < 2; i++) (await gate.RequestAsync(_ => Task.CompletedTask, default)).ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(20));

        var held = await AnswerAsync(gate, Fine);

        (held.Called, held.Category, held.RetryAfter).ShouldBe((false, "rate-limited", TimeSpan.FromSeconds(40)));
        _time.Advance(TimeSpan.FromSeconds(40));
        (await AnswerAsync(gate, Fine)).ShouldBe(Fine);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_keeps_a_connection_closed_no_longer()
    {
        using var full = new ConnectionGate(new GateOptions { MostRequests = 1 }, _time);
        (await full.RequestAsync(_ => Task.CompletedTask, default)).ShouldBeNull();
        using var open = Gate();
        await OpenAsync(open);

        _time.SetBack(TimeSpan.FromHours(3));

        (await AnswerAsync(full, Fine)).RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
        (await AnswerAsync(open, Fine)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromMinutes(1));
        (await AnswerAsync(full, Fine)).ShouldBe(Fine);
        (await AnswerAsync(open, Fine)).ShouldBe(Fine);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void Limits_that_let_nothing_through_are_refused(int concurrent, int requests, int failures) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ConnectionGate(new GateOptions { MostConcurrent = concurrent, MostRequests = requests, FailuresToOpen = failures }, _time));

    [Fact]
    public async Task A_gated_connector_is_what_its_connector_is()
    {
        using var gate = Gate();
        var connector = new GatedConnector(new Answering(Down), gate);
        connector.ReceiverDeduplicates.ShouldBeFalse();
        for (var i = 0; i < 3; i++) (await connector.DeliverAsync(Bench.Attempt(), default)).ShouldBe(Down);
        (await connector.DeliverAsync(Bench.Attempt(), default)).Category.ShouldBe("circuit-open");
    }

    private ConnectionGate Gate() => new(new GateOptions { FailuresToOpen = 3, Pause = TimeSpan.FromSeconds(10) }, _time);

    private static Task<DeliveryOutcome> AnswerAsync(ConnectionGate gate, DeliveryOutcome outcome) => gate.AttemptAsync(_ => Task.FromResult(outcome), default);

    private static async Task OpenAsync(ConnectionGate gate)
    {
        for (var i = 0; i < 3; i++) await AnswerAsync(gate, Down);
    }

    private sealed class Answering(DeliveryOutcome outcome) : IErpConnector
    {
        public bool ReceiverDeduplicates => false;

        public Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct) => Task.FromResult(outcome);
    }
}
