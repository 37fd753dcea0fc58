using System.Globalization;
using ReturnsHub.Azure.Tests.Costs.Counting;
using Xunit.Abstractions;

namespace ReturnsHub.Azure.Tests.Costs;

/// <summary>
/// What the demo's day of 253 returns takes on Azure's backend, from the door to two consumers, and that what is published says so. Clock and
/// ids are the test's own; the keys that seal evidence are random, so that sizes differ by some bytes from run to run, and now and then a
/// document moves over a step of the prices: that is what the tolerance is for.
/// </summary>
public sealed class DayOfReturnsTests(DayFixture fixture, ITestOutputHelper output) : IClassFixture<DayFixture>
{
    private const double Tolerance = 0.01;

    // A document of a story that is rare moves over a step alone.
    private const double Step = 0.1;

    [SkippableFact]
    public void What_is_published_is_what_the_day_takes_within_one_in_a_hundred()
    {
        Skip.If(fixture.Counts is null, "An account keeps no ledger that a test can read.");
        var measured = fixture.Counts.Counts;
        var published = CostFile.Counts.ToDictionary(c => c.Name, StringComparer.Ordinal);
        foreach (var count in measured)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count.Name}: {count.Value}, published {published[count.Name].Value}"));
            published[count.Name].Basis.ShouldBe("measured", count.Name);
            count.Value.ShouldBe(published[count.Name].Value, Math.Abs(published[count.Name].Value) * Tolerance, $"{count.Name}: write the file again with {CostFile.Variable}=1");
        }
    }

    [SkippableTheory]
    [InlineData("requestUnits")]
    [InlineData("busOperations")]
    [InlineData("executions")]
    [InlineData("documents")]
    public void Every_row_that_is_published_is_what_the_day_takes(string table)
    {
        Skip.If(fixture.Counts is null, "An account keeps no ledger that a test can read.");
        var measured = fixture.Counts.Tables[table];
        var published = CostFile.Rows(table);
        published.Select(r => (r.Where, r.What)).ShouldBe(measured.Select(r => (r.Where, r.What)));
        foreach (var (now, was) in measured.Zip(published))
        {
            now.Number.ShouldBe(was.Number, (was.Number * Tolerance) + 0.001, $"{was.Where} {was.What}");
            now.Amount.ShouldBe(was.Amount, (was.Amount * Tolerance) + Step, $"{was.Where} {was.What}");
        }
    }

    [SkippableFact]
    public void Recording_costs_at_most_25_request_units_per_event()
    {
        Skip.If(fixture.Counts is null, "An account keeps no ledger that a test can read.");
        Measured("requestUnitsPerEvent").ShouldBeLessThanOrEqualTo(25);
    }

    [SkippableTheory]
    [InlineData("requestUnitsPerRequest", 7)]
    [InlineData("requestUnitsPerInbound", 46)]
    [InlineData("requestUnitsPerRelayPage", 5)]
    [InlineData("requestUnitsPerCheckpoint", 11)]
    [InlineData("requestUnitsPerLine", 50)]
    [InlineData("requestUnitsPerFencedDelivery", 38)]
    [InlineData("requestUnitsPerRecognisedDelivery", 11.5)]
    public void Each_step_keeps_to_its_budget_of_request_units(string step, double most)
    {
        Skip.If(fixture.Counts is null, "An account keeps no ledger that a test can read.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step}: {Measured(step)} of {most}"));
        Measured(step).ShouldBeLessThanOrEqualTo(most);
    }

    [SkippableFact]
    public void A_deliverys_row_stays_within_the_kilobyte_that_is_cheapest_to_write()
    {
        Skip.If(fixture.Counts is null, "An account keeps no ledger that a test can read.");
        (fixture.Day.Counts.Sum("bytes/records-delivery") / fixture.Day.Counts.Sum("documents/records-delivery")).ShouldBeLessThan(1024);
    }

    [SkippableFact]
    public void The_day_goes_as_it_does_on_the_embedded_backend()
    {
        Skip.If(fixture.Counts is null, "An account keeps no ledger that a test can read.");
        fixture.Day.Returns.ShouldBe(253);
        fixture.Day.Counts.Sum("executions/Webhooks").ShouldBe(1_645);
        fixture.Day.Counts.Sum("pieces").ShouldBe(1_411);
        fixture.Day.Dead.ShouldBeEmpty();
    }

    [SkippableFact]
    public void No_message_but_a_delivery_that_met_an_outage_is_worked_on_twice()
    {
        Skip.If(fixture.Counts is null, "An account keeps no ledger that a test can read.");
        var counts = fixture.Day.Counts;
        counts.Sum("executions/Classify").ShouldBe(counts.Sum("documents/records-classification"));
        counts.Sum("bus/inbound/receive").ShouldBe(counts.Sum("bus/inbound/complete"));
        foreach (var stage in new[] { "deliver to erp", "deliver to webhook" })
            (counts.Sum($"messages/{stage}") / (counts.Sum("documents/records-delivery") / 2)).ShouldBeInRange(1, 1.1, stage);
    }

    private double Measured(string name) => fixture.Counts!.Counts.Single(c => c.Name == name).Value;
}
