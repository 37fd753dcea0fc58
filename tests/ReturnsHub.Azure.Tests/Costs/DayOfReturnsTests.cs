using System.Globalization;
using ReturnsHub.Azure.Tests.Costs.Day;
using ReturnsHub.Azure.Tests.Costs.Hub;
using Xunit.Abstractions;

namespace ReturnsHub.Azure.Tests.Costs;

public sealed class DayOfReturnsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Try_it()
    {
        var day = await DayOfReturns.PlayAsync(new RecognisingErp());
        foreach (var (name, amount) in day.Counts.All) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {amount:F1} = {amount / day.Returns:F3} a return"));
        foreach (var dead in day.Dead) output.WriteLine(dead);
        day.Events.ShouldBeGreaterThan(0);
    }
}
