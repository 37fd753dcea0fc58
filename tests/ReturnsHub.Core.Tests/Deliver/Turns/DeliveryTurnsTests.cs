using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Tests.Deliver.Turns;

public class DeliveryTurnsTests
{
    private static readonly MessageEnd Done = new MessageEnd.Done();
    private static readonly MessageEnd Later = new MessageEnd.Later(TimeSpan.FromMinutes(1));
    private static readonly MessageEnd Dead = new MessageEnd.Dead("refused", "422");

    [Fact]
    public async Task What_is_confirmed_at_once_leaves_no_note_and_sends_nothing()
    {
        var world = new TurnWorld(3);
        world.Arrive(1, 2, 3);
        await world.WorkOffAsync();
        world.Seen.ShouldBe([1, 2, 3]);
        world.Broker.IsEmpty.ShouldBeTrue();
        world.Broker.HasNote.ShouldBeFalse();
    }

    [Fact]
    public async Task A_delivery_that_failed_is_tried_again_when_its_rest_is_over_and_not_before()
    {
        var world = new TurnWorld(1) { Answers = (_, m) => m.Attempt < 3 ? Later : Done };
        world.Arrive(1);
        await world.WorkOffAsync();
        world.Time.Advance(TimeSpan.FromSeconds(59));
        await world.WorkOffAsync();
        world.Seen.Count.ShouldBe(1);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.WorkOffAsync();
        world.Seen.Count.ShouldBe(2);
        await world.RunOutAsync();
        world.Seen.Count.ShouldBe(3);
        world.StatusOf(1).ShouldBe(DeliveryStatus.Confirmed);
        world.Broker.HasNote.ShouldBeFalse();
    }

    [Fact]
    public async Task Later_events_wait_behind_one_that_failed_and_follow_in_order()
    {
        var world = new TurnWorld(4) { Answers = (n, m) => n == 1 && m.Attempt < 3 ? Later : Done };
        world.Arrive(1, 2, 3);
        await world.WorkOffAsync();
        world.Arrive(4);
        await world.WorkOffAsync();
        world.Seen.ShouldBe([1]);
        await world.RunOutAsync();
        world.Seen.ShouldBe([1, 1, 1, 2, 3, 4]);
    }

    [Fact]
    public async Task One_that_is_given_up_is_a_dead_letter_and_lets_the_next_go()
    {
        var world = new TurnWorld(3) { Answers = (n, m) => n == 1 ? (m.Attempt < 2 ? Later : Dead) : Done };
        world.Arrive(1, 2, 3);
        await world.RunOutAsync();
        world.Seen.ShouldBe([1, 1, 2, 3]);
        world.Broker.DeadLetters.ShouldHaveSingleItem().DeliveryId.ShouldBe(world.IdOf(1));
    }

    [Fact]
    public async Task A_later_event_that_fails_in_its_turn_holds_back_the_ones_behind_it()
    {
        var world = new TurnWorld(3) { Answers = (n, m) => n is 1 or 2 && m.Attempt < 2 ? Later : Done };
        world.Arrive(1, 2, 3);
        await world.RunOutAsync();
        world.Seen.ShouldBe([1, 1, 2, 2, 3]);
    }

    [Fact]
    public async Task Events_the_consumer_does_not_take_are_not_sent_when_the_next_turn_comes()
    {
        var world = new TurnWorld(2) { Answers = (n, m) => n == 1 && m.Attempt < 2 ? Later : Done };
        world.Arrive(1, 2);
        await world.RunOutAsync();
        world.Seen.ShouldBe([1, 1, 2]);
        world.StatusOf(2).ShouldBe(DeliveryStatus.Confirmed);
    }

    [Fact]
    public async Task A_redriven_delivery_is_tried_for_itself_and_holds_back_nobody()
    {
        var world = new TurnWorld(3) { Answers = (n, _) => n == 1 ? Dead : Done };
        world.Arrive(1, 2);
        await world.RunOutAsync();
        world.Answers = (n, m) => n == 1 && m.Attempt < 2 ? Later : Done;
        world.Broker.Redrive(world.Broker.DeadLetters[0], 1);
        await world.WorkOffAsync();
        world.Arrive(3);
        await world.WorkOffAsync();
        world.Seen.ShouldBe([1, 2, 1, 3]);
        await world.RunOutAsync();
        world.Seen.ShouldBe([1, 2, 1, 3, 1]);
        world.StatusOf(1).ShouldBe(DeliveryStatus.Confirmed);
    }

    [Fact]
    public async Task A_head_that_the_broker_itself_gave_up_goes_on_when_it_is_redriven()
    {
        var world = new TurnWorld(2, maxDeliveryCount: 3) { Answers = (n, m) => n == 1 && m.Attempt < 2 ? Later : Done };
        world.Arrive(1, 2);
        await world.WorkOffAsync();
        world.Time.Advance(TimeSpan.FromMinutes(1));
        world.Broker.Crashes = () => true;
        await world.WorkOffAsync();
        world.Broker.Crashes = () => false;
        world.Broker.Redrive(world.Broker.DeadLetters.ShouldHaveSingleItem(), 1);
        await world.RunOutAsync();
        world.StatusOf(1).ShouldBe(DeliveryStatus.Confirmed);
        world.StatusOf(2).ShouldBe(DeliveryStatus.Confirmed);
        world.Broker.HasNote.ShouldBeFalse();
    }

    [Fact]
    public async Task A_copy_that_never_comes_is_sent_again_when_the_next_event_arrives()
    {
        var world = new TurnWorld(2) { Answers = (n, m) => n == 1 && m.Attempt < 2 ? Later : Done };
        world.Arrive(1);
        await world.WorkOffAsync();
        world.Broker.LoseScheduled();
        world.Time.Advance(TimeSpan.FromMinutes(12));
        world.Arrive(2);
        await world.RunOutAsync();
        world.Seen.ShouldBe([1, 1, 2]);
        world.Broker.HasNote.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, "the copy was sent")]
    [InlineData(3, "the note was written")]
    public async Task A_crash_after_a_step_of_a_failed_attempt_loses_nothing(int step, string after)
    {
        var steps = 0;
        var world = new TurnWorld(2) { Answers = (n, m) => n == 1 && m.Attempt < 2 ? Later : Done };
        world.Broker.Crashes = () => steps++ == step;
        world.Arrive(1, 2);
        await world.RunOutAsync();
        (world.StatusOf(1), world.StatusOf(2)).ShouldBe((DeliveryStatus.Confirmed, DeliveryStatus.Confirmed), after);
        world.Seen.Last().ShouldBe(2);
    }

    [Fact]
    public async Task A_crash_between_the_note_and_the_dead_letter_still_leaves_a_dead_letter()
    {
        var world = new TurnWorld(2) { Answers = (n, _) => n == 1 ? Dead : Done };
        var crashed = false;
        // The first step after the attempt is the dead-lettering itself: there is no note to write.
        world.Broker.Crashes = () => !crashed && (crashed = true);
        world.Arrive(1, 2);
        await world.RunOutAsync();
        world.Seen.ShouldBe([1, 2]);
        world.Broker.DeadLetters.ShouldHaveSingleItem().DeliveryId.ShouldBe(world.IdOf(1));
    }

    [Fact]
    public async Task A_ledger_out_of_reach_for_an_hour_gives_nothing_up_and_keeps_the_order()
    {
        var world = new TurnWorld(3, maxDeliveryCount: 3) { Answers = (n, m) => n == 1 && m.Attempt < 2 ? Later : Done };
        world.Arrive(1, 2, 3);
        world.LoseLedger(TimeSpan.FromHours(1));
        await world.RunOutAsync();
        world.Broker.DeadLetters.ShouldBeEmpty();
        world.Seen.ShouldBe([1, 1, 2, 3]);
        Enumerable.Range(1, 3).ShouldAllBe(n => world.StatusOf(n) == DeliveryStatus.Confirmed);
    }

    [Fact]
    public async Task A_delivery_whose_row_can_never_be_read_is_left_to_the_broker_in_the_end()
    {
        var world = new TurnWorld(1) { Answers = (_, m) => m.Attempt < 2 ? Later : Done };
        world.Arrive(1);
        world.LoseLedger(TimeSpan.FromDays(30));
        await Should.ThrowAsync<IOException>(world.RunOutAsync());
    }

    [Fact]
    public async Task A_delivery_without_a_body_is_read_from_the_stream()
    {
        var world = new TurnWorld(2) { Answers = (n, m) => n == 1 && m.Attempt < 2 ? Later : Done };
        world.Broker.Send(world.IdOf(1), ReadOnlyMemory<byte>.Empty);
        world.Arrive(2);
        await world.RunOutAsync();
        world.Seen.ShouldBe([1, 1, 2]);
    }
}
