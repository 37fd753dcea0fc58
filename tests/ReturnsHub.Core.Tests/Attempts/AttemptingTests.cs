using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Classify;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Tests.Attempts;

public class AttemptingTests
{
    private const int Most = 5;

    [Theory]
    [InlineData(1, "tried, then later after 0.25 s")]
    [InlineData(4, "tried, then later after 2 s")]
    [InlineData(5, "tried, then given up")]
    [InlineData(10, "tried, then given up")]
    [InlineData(11, "given up")]
    public async Task An_attempt_that_fails_ends_by_its_number(int attempt, string expected)
    {
        var steps = new List<string>();
        var end = await Attempting.RunAsync(
            new ReceivedMessage("m", ReadOnlyMemory<byte>.Empty, attempt, DateTimeOffset.UnixEpoch),
            Most,
            (_, _) =>
            {
                steps.Add("tried");
                throw new InvalidOperationException("broken");
            },
            (_, _, _) =>
            {
                steps.Add("given up");
                return Task.FromResult<MessageEnd>(new MessageEnd.Done());
            },
            CancellationToken.None);
        if (end is MessageEnd.Later later) steps.Add(FormattableString.Invariant($"later after {later.Rest.TotalSeconds} s"));
        string.Join(", then ", steps).ShouldBe(expected);
        (end.Fault is InvalidOperationException).ShouldBe(steps[0] == "tried");
    }

    [Fact]
    public async Task A_stop_is_no_attempt()
    {
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => Attempting.RunAsync(
            new ReceivedMessage("m", ReadOnlyMemory<byte>.Empty, Most, DateTimeOffset.UnixEpoch),
            Most,
            async (_, ct) =>
            {
                await stop.CancelAsync();
                ct.ThrowIfCancellationRequested();
                return new MessageEnd.Done();
            },
            (_, _, _) => throw new InvalidOperationException("Nothing is given up."),
            stop.Token));
    }

    [Fact]
    public void Rests_double_up_to_two_minutes() =>
        Enumerable.Range(1, 12).Select(a => Rests.After(a).TotalSeconds).ShouldBe([0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 120, 120, 120]);

    [Theory]
    [InlineData(NormaliseStep.MostAttempts, 1, "done at attempt")]
    [InlineData(NormaliseStep.MostAttempts, 20, "done at attempt")]
    [InlineData(NormaliseStep.MostAttempts, 60, "done at attempt")]
    [InlineData(NormaliseStep.MostAttempts, 5 * 60, "set aside")]
    [InlineData(ClassifyStep.MostAttempts, 12, "done at attempt")]
    [InlineData(ClassifyStep.MostAttempts, 60, "set aside")]
    public async Task An_outage_of_an_hour_sets_no_report_aside_and_after_a_longer_one_a_person_decides(int most, int minutes, string expected)
    {
        // The store takes neither facts nor what is set aside; each failure is quick, as where a role or a firewall rule is missing.
        var (time, end) = (TimeSpan.Zero, "");
        for (var attempt = 1; end.Length == 0; attempt++)
        {
            var message = new ReceivedMessage("m", ReadOnlyMemory<byte>.Empty, attempt, DateTimeOffset.UnixEpoch);
            void Reach()
            {
                if (time < TimeSpan.FromMinutes(minutes)) throw new IOException("The store is out of reach.");
            }

            var ended = await Attempting.RunAsync(message, most, (_, _) => End("done at attempt"), (_, _, _) => End("set aside"), CancellationToken.None);
            if (ended is MessageEnd.Later later) time += later.Rest;

            Task<MessageEnd> End(string said)
            {
                Reach();
                end = said;
                return Task.FromResult<MessageEnd>(new MessageEnd.Done());
            }
        }

        end.ShouldBe(expected);
    }

    [Fact]
    public async Task A_message_that_can_never_be_given_up_is_left_to_its_queue_in_the_end() =>
        await Should.ThrowAsync<IOException>(Attempting.RunAsync(
            new ReceivedMessage("m", ReadOnlyMemory<byte>.Empty, (10 * Most) + 1, DateTimeOffset.UnixEpoch),
            Most, (_, _) => throw new InvalidOperationException(), (_, _, _) => throw new IOException("The store is out of reach."), CancellationToken.None));

    [Theory]
    [InlineData("7", null, "7 set aside, then done")]
    [InlineData("7", "broken", "7 set aside, then done")]
    [InlineData("no message", null, "dead: processing-failed, JsonException")]
    [InlineData("no message", "broken", "dead: processing-failed, InvalidOperationException")]
    public async Task What_is_given_up_is_set_aside_or_where_it_cannot_be_read_dead(string body, string? fault, string expected)
    {
        var steps = new List<string>();
        var end = await Attempting.GiveUpAsync(
            new ReceivedMessage("m", Encoding.UTF8.GetBytes(body), Most, DateTimeOffset.UnixEpoch),
            fault is null ? null : new InvalidOperationException(fault),
            read => JsonSerializer.Deserialize<int>(read.Span),
            number =>
            {
                steps.Add($"{number} set aside");
                return Task.CompletedTask;
            });
        steps.Add(end is MessageEnd.Dead dead ? $"dead: {dead.Reason}, {dead.Description}" : end is MessageEnd.Done ? "done" : "later");
        string.Join(", then ", steps).ShouldBe(expected);
    }
}
