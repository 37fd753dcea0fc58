using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Tests.Deliver.Turns;

/// <summary>
/// Random histories of one session: events arrive, some of them twice; the consumer fails, refuses or confirms; the worker stops between
/// any two steps. Whatever happens, each event ends, and none is tried before every earlier one has ended.
/// </summary>
public class DeliveryTurnsModelTests
{
    private const int Histories = 3_000;

    [Fact]
    public async Task Every_event_ends_and_each_waits_for_the_ones_before_it()
    {
        var crashes = 0;
        var waited = 0;
        for (var seed = 0; seed < Histories; seed++)
        {
            var history = new History(seed);
            await history.PlayAsync();
            history.Broken.ShouldBeNull($"History {seed}");
            crashes += history.Crashes;
            waited += history.Waited;
        }

        // A model that never gets into trouble shows nothing.
        crashes.ShouldBeGreaterThan(Histories);
        waited.ShouldBeGreaterThan(Histories);
    }

    private sealed class History
    {
        private readonly Random _random;
        private readonly TurnWorld _world;
        private readonly int _events;
        private readonly double _crash;
        private int _relayed;

        public History(int seed)
        {
            _random = new Random(seed);
            _events = _random.Next(1, 7);
            _crash = _random.NextDouble() * 0.2;
            var (fails, refuses) = (_random.NextDouble() * 0.7, _random.NextDouble() * 0.15);
            _world = new TurnWorld(_events)
            {
                Answers = (n, message) =>
                {
                    Check(n);
                    var chance = _random.NextDouble();
                    if (chance < refuses || message.Attempt >= 8) return new MessageEnd.Dead("refused", "422");
                    return chance < refuses + fails ? new MessageEnd.Later(TimeSpan.FromSeconds(_random.Next(0, 120))) : new MessageEnd.Done();
                },
            };
            _world.Broker.Crashes = () =>
            {
                var now = _random.NextDouble() < _crash;
                if (now) Crashes++;
                return now;
            };
        }

        public string? Broken { get; private set; }

        public int Crashes { get; private set; }

        public int Waited { get; private set; }

        public async Task PlayAsync()
        {
            while (Broken is null && (_relayed < _events || !_world.Broker.IsEmpty)) await StepAsync();
            for (var n = 1; n <= _events && Broken is null; n++)
            {
                if (_world.StatusOf(n) is not (DeliveryStatus.Confirmed or DeliveryStatus.DeadLettered)) Broken = $"{n} never ended";
                var dead = _world.Broker.DeadLetters.Any(d => d.DeliveryId == _world.IdOf(n));
                if (_world.StatusOf(n) == DeliveryStatus.DeadLettered && !dead) Broken = $"{n} was given up without a dead letter";
            }

            if (_world.Broker.HasNote) Broken ??= "the session waits for nobody";
        }

        private async Task StepAsync()
        {
            switch (_random.Next(4))
            {
                case 0 when _relayed < _events:
                    _world.Arrive(++_relayed);
                    break;
                case 1 when _relayed > 0 && _random.Next(3) == 0:
                    // The relay reads its last page again, after the broker has forgotten what it had seen.
                    var from = _random.Next(1, _relayed + 1);
                    for (var n = from; n <= _relayed; n++) _world.ArriveAgain(n);
                    break;
                case 2:
                    _world.Time.Advance(TimeSpan.FromSeconds(_random.Next(1, 90)));
                    break;
                default:
                    if (_world.Broker.HasNote) Waited++;
                    await _world.WorkAsync();
                    break;
            }
        }

        private void Check(int n)
        {
            for (var before = 1; before < n; before++)
            {
                if (_world.StatusOf(before) is not (DeliveryStatus.Confirmed or DeliveryStatus.DeadLettered)) Broken = $"{n} was tried before {before} had ended";
            }
        }
    }
}
