using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>Channel use with the store whose appends it counts.</summary>
public sealed record ChannelPorts(IChannelUse Channels, IReturnStore Store);

/// <summary>What every <see cref="IChannelUse"/> does.</summary>
public abstract class ChannelUseContract : PortContract<ChannelPorts>
{
    [Fact]
    public async Task Units_are_counted_by_tenant_channel_and_day()
    {
        await GiveAsync("r-1", "outlet", 2);
        await GiveAsync("r-2", "outlet", 3);
        await GiveAsync("r-3", "open-box", 1);
        await GiveAsync("r-4", "outlet", 9, new TenantId("other"));
        await GiveAsync("r-5", null, 4);
        var today = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

        (await Port.Channels.OnAsync(ReturnStream.Acme, today, Ct)).ShouldBe(new Dictionary<string, int> { ["outlet"] = 5, ["open-box"] = 1 }, ignoreOrder: true);
        (await Port.Channels.OnAsync(ReturnStream.Acme, today.AddDays(1), Ct)).ShouldBeEmpty();
        await PassAsync(TimeSpan.FromDays(1));
        await GiveAsync("r-6", "outlet", 1);
        (await Port.Channels.OnAsync(ReturnStream.Acme, today.AddDays(1), Ct))["outlet"].ShouldBe(1);
        await ReopenAsync();
        (await Port.Channels.OnAsync(ReturnStream.Acme, today, Ct))["outlet"].ShouldBe(5);
    }

    private async Task GiveAsync(string native, string? channel, int units, TenantId? tenant = null)
    {
        var decided = new DispositionDecided
        {
            Units = "I-1/0",
            LineId = "1",
            Quantity = units,
            Disposition = Disposition.Resell,
            Channel = channel,
            Decision = new DecisionTrace { PolicyVersion = "1", Rules = ["x"], Inputs = new Dictionary<string, string>() },
        };
        (await Port.Store.AppendAsync(new ReturnStream(native, Time, Ids, tenant).Next(decided), Ct)).ShouldBe(AppendResult.Appended);
    }
}
