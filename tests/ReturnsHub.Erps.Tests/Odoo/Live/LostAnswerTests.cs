using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>What is lost on the way to a real Odoo and back is settled by asking it.</summary>
[Collection("Odoo")]
public class LostAnswerTests : LiveLostAnswerContract
{
    [SkippableTheory]
    [InlineData("MOVE-CREATED", nameof(Fault.LostAfter), "create")]
    [InlineData("MOVE-DONE", nameof(Fault.LostAfter), "button_validate")]
    [InlineData("MOVE-NEVER-DONE", nameof(Fault.LostBefore), "button_validate")]
    public Task A_stock_move_that_stopped_half_way_is_finished(string name, string fault, string method) => MoveIsFinishedAsync(name, fault, method);

    private protected override async Task<LiveBench> OpenAsync() => await OdooBench.OpenAsync();
}
