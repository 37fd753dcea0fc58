using ReturnsHub.Core.Deliver;


namespace ReturnsHub.Core.Tests.Deliver.Ledger;

/// <summary>
/// Random histories of one return at a booking system that books whatever it is sent: workers stop or pause between any two steps, lose
/// their locks and wake up later; calls time out before and after they booked; dead letters are redriven. Whatever happens, each event is
/// booked exactly once or stands as a dead letter, never twice, and none before every earlier one has ended.
/// </summary>
public class LedgerModelTests
{
    private const int Histories = 3_000;

    [Fact]
    public async Task Each_event_is_booked_once_or_stands_as_a_dead_letter()
    {
        var (stopped, woken, asked, dead) = (0, 0, 0, 0);
        for (var seed = 0; seed < Histories; seed++)
        {
            using var history = new LedgerHistory(seed);
            await history.PlayAsync();
            history.Broken.ShouldBeNull($"History {seed}");
            stopped += history.Stopped;
            woken += history.Woken;
            asked += history.Asked;
            dead += history.DeadLetters;
        }

        // A model that never gets into trouble shows nothing.
        stopped.ShouldBeGreaterThan(Histories);
        woken.ShouldBeGreaterThan(Histories / 10);
        asked.ShouldBeGreaterThan(Histories / 10);
        dead.ShouldBeGreaterThan(Histories / 10);
    }

    [Fact]
    public async Task Without_the_window_in_which_a_call_may_run_something_is_booked_twice()
    {
        for (var seed = 0; seed < Histories; seed++)
        {
            using var history = new LedgerHistory(seed, new RetrySchedule { InDoubtWindow = TimeSpan.Zero });
            await history.PlayAsync();
            if (history.Broken?.EndsWith("was booked 2 times", StringComparison.Ordinal) == true) return;
        }

        Assert.Fail("The model finds nothing where something is to be found.");
    }
}
