using System.Globalization;
using Xunit.Abstractions;

namespace ReturnsHub.Azure.Tests.Costs;

/// <summary>What a return costs in request units, by the gateway's ledger, over all containers.</summary>
public sealed class ReturnCostTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const double Budget = 25;

    private readonly RecordHome _home = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _home.RemoveAsync();

    [SkippableFact]
    public async Task The_life_of_a_return_costs_at_most_25_request_units_per_event()
    {
        Skip.If(ReturnsHome.Account is not null, "An account keeps no ledger that a test can read.");
        var ports = await _home.OpenAsync(TimeProvider.System, new SequentialIds());
        using var life = new LifeOfAReturn(ports);
        var ledger = _home.Returns.Gateway.Requests;
        ledger.Clear();

        await life.PassAsync();

        var requests = ledger.All;
        var events = (await ports.Returns.ReadStreamAsync(life.Key, 1, CancellationToken.None)).Count;
        var charge = requests.Sum(r => r.Charge);
        foreach (var group in requests.GroupBy(r => (r.Container, r.Operation)).OrderByDescending(g => g.Sum(r => r.Charge)))
            output.WriteLine(Line($"{group.Key.Container} {group.Key.Operation}", group.Count(), group.Sum(r => r.Charge)));
        output.WriteLine(Line($"{life.Facts} facts, {events} events", requests.Count, charge) + string.Create(CultureInfo.InvariantCulture, $", {charge / events:F1} RU per event"));
        events.ShouldBeGreaterThan(20);
        (charge / events).ShouldBeLessThanOrEqualTo(Budget);
    }

    private static string Line(string what, int requests, double charge) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {requests} requests, {charge:F1} RU");
}
