using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.Dynamics;

/// <summary>Breaks each request of a booking in turn, and lets the ledger try again.</summary>
internal static class Faults
{
    public static TheoryData<string> All => [.. Enum.GetNames<Fault>()];

    /// <summary>Whatever request breaks and however, one posted document is there at the end.</summary>
    /// <param name="fault">How it breaks.</param>
    /// <param name="make">Makes a started ERP.</param>
    /// <param name="history">What is booked.</param>
    /// <param name="between">What happens in the ERP between two attempts.</param>
    /// <param name="verify">What else holds at the end.</param>
    /// <returns>How many requests were broken, each in an ERP of its own.</returns>
    public static async Task<int> AtEveryRequestAsync(Fault fault, Func<Task<FakeErp>> make, IReadOnlyList<RecordedEvent> history, Action<FakeErp>? between = null, Action<FakeErp>? verify = null)
    {
        for (var broken = 0; ; broken++)
        {
            await using var erp = await make();
            using var hub = new HubLink(erp);
            var (seen, at, hit) = (0, broken, false);
            erp.Fail(fault, _ => hit = seen++ == at);
            var outcome = await hub.UntilSettledAsync(history, () => between?.Invoke(erp));
            outcome.Kind.ShouldBe(OutcomeKind.Confirmed, $"{fault} at request {broken}: {outcome.Answer}\n{string.Join('\n', erp.Requests)}");
            erp.Booked.ShouldHaveSingleItem($"{fault} at request {broken}").Posted.ShouldBeTrue();
            verify?.Invoke(erp);
            if (!hit) return broken;
        }
    }
}
