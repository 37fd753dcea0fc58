using ReturnsHub.Core.Scenarios.Catalogue;

namespace ReturnsHub.Core.Scenarios;

/// <summary>Every scenario there is.</summary>
public static class ScenarioCatalogue
{
    /// <summary>The scenarios, in the order in which the README lists them.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
        [.. RefundScenarios.All, .. ExchangeScenarios.All, .. PriceScenarios.All, .. PaymentScenarios.All, .. GoodsScenarios.All];

    /// <summary>The scenario of a name; null when there is none.</summary>
    public static Scenario? Find(string name) => All.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.Ordinal));

    /// <summary>The scenario of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Scenario Get(string name) => Find(name) ?? throw new ArgumentException($"'{Clip.Of(name)}' is not a scenario.", nameof(name));
}
