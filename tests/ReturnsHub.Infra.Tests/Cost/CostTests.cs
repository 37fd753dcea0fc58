namespace ReturnsHub.Infra.Tests.Cost;

/// <summary>What COST.md says follows from the counts and the prices.</summary>
public class CostTests
{
    private static readonly string[] Bases = ["measured", "counted", "budget", "assumed"];
    private static readonly string Document = Repository.Path("infra", "COST.md");

    [Fact]
    public void The_document_says_what_follows_from_counts_prices_and_the_production_stage()
    {
        var written = CostReport.Write(CostInputs.Read()).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("RETURNSHUB_WRITE_COST") is not null) File.WriteAllText(Document, written);
        File.ReadAllText(Document).ReplaceLineEndings("\n").ShouldBe(written);
    }

    [Fact]
    public void Every_count_says_where_it_comes_from()
    {
        foreach (var count in CostInputs.Read().Counts)
        {
            Bases.ShouldContain(count.Basis, count.Name);
            count.From.ShouldNotBeNullOrWhiteSpace(count.Name);
            count.Value.ShouldBeGreaterThanOrEqualTo(0, count.Name);
        }
    }

    [Fact]
    public void Request_units_by_step_come_to_those_by_container_within_one_in_a_hundred()
    {
        var inputs = CostInputs.Read();
        var perReturn = new PerReturn(inputs);
        var byContainer = inputs.Containers.Sum(c => perReturn.RequestUnitsIn(c.Container));
        perReturn.RequestUnits.ShouldBe(byContainer, byContainer / 100);
    }

    [Fact]
    public void What_is_measured_names_the_test_that_measures_it()
    {
        foreach (var count in CostInputs.Read().Counts.Where(c => c.Basis == "measured"))
            count.From.ShouldStartWith("`DayOfReturnsTests`: ", customMessage: count.Name);
    }

    [Fact]
    public void A_peak_day_is_asked_of_each_container_and_the_first_at_its_limit_says_so()
    {
        var inputs = CostInputs.Read();
        var fits = 1_000_000 * new PeakDay(inputs, 1_000_000).Containers.Min(c => c.Maximum / c.Needed);

        new PeakDay(inputs, (long)(fits * 0.99m)).ThroughputIsEnough.ShouldBeTrue();
        var over = new PeakDay(inputs, (long)(fits * 1.01m));
        over.ThroughputIsEnough.ShouldBeFalse();
        over.RequestUnitsASecond.ShouldBeLessThan(inputs.CosmosMaxThroughput);
    }

    [Fact]
    public void Every_price_names_its_page_and_whether_it_was_seen_there()
    {
        foreach (var price in CostInputs.Read().Prices)
        {
            Uri.TryCreate(price.Source, UriKind.Absolute, out var page).ShouldBeTrue(price.Name);
            page!.Scheme.ShouldBe(Uri.UriSchemeHttps);
            price.Usd.ShouldBeGreaterThan(0, price.Name);
        }
    }

    [Theory]
    // given so many operations a month, the year costs the base charge and the tiers they reach
    [InlineData(0, 118)]           // 0.0135 × 8,760
    [InlineData(12_000_000, 118)]  // within the 13 million that are included
    [InlineData(100_000_000, 953)] // + 87 million × 0.80 × 12
    [InlineData(200_000_000, 1_553)] // + 100 million × 0.50 × 12
    public void Operations_are_billed_by_tier(long operationsAMonth, decimal usd)
    {
        var inputs = CostInputs.Read();
        var perReturn = new PerReturn(inputs).BusOperations;
        var returns = (long)Math.Round(operationsAMonth * 12 / perReturn);
        var line = new YearlyCost(inputs, returns).Lines().Single(l => l.Service == "Service Bus");
        Math.Round(line.Usd).ShouldBe(usd, tolerance: 1);
    }

    [Fact]
    public void A_hub_that_does_nothing_still_pays_for_what_stands_ready()
    {
        var lines = new YearlyCost(CostInputs.Read(), 0).Lines().Where(l => l.Usd > 0).Select(l => l.What);
        lines.ShouldBe(["always-ready GB-seconds", "operations, Standard", "request units a second billed, autoscale"]);
    }

    [Fact]
    public void A_peak_day_of_a_million_returns_a_year_fits_into_production_as_it_is()
    {
        var peak = new PeakDay(CostInputs.Read(), 1_000_000);
        peak.StandardIsEnough.ShouldBeTrue();
        peak.ThroughputIsEnough.ShouldBeTrue();
        peak.InstancesAreEnough.ShouldBeTrue();
    }
}
