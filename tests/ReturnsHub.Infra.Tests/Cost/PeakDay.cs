namespace ReturnsHub.Infra.Tests.Cost;

/// <summary>A day with twenty times the year's daily mean, at its busiest hour.</summary>
internal sealed class PeakDay(CostInputs inputs, long returnsAYear)
{
    private readonly PerReturn _return = new(inputs);

    /// <summary>Standard namespaces give each namespace 1,000 credits a second (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-throttling).</summary>
    public const decimal StandardOperationsASecond = 1_000;

    public decimal ReturnsADay => returnsAYear / 365m * inputs.Of("peakDayToMean");

    public decimal ReturnsASecond => ReturnsADay * inputs.Of("busiestHourShare") / 3_600;

    public decimal ReportsASecond => ReturnsASecond * inputs.Of("requests");

    public decimal BusOperationsASecond => ReturnsASecond * _return.BusOperations;

    public decimal RequestUnitsASecond => ReturnsASecond * _return.RequestUnits * inputs.Of("highestSecondToMean");

    public decimal Instances => Math.Ceiling(ReturnsASecond * _return.ActiveSeconds("executionsSideBySideBusy"));

    public bool StandardIsEnough => BusOperationsASecond <= StandardOperationsASecond;

    /// <summary>What each container needs, and the most it has.</summary>
    public IReadOnlyList<(string Container, decimal Needed, decimal Maximum)> Containers =>
        [.. inputs.Containers.Select(c => (c.Container, ReturnsASecond * _return.RequestUnitsIn(c.Container) * inputs.Of("highestSecondToMean"), c.Maximum))];

    public bool ThroughputIsEnough => Containers.All(c => c.Needed <= c.Maximum);

    public bool InstancesAreEnough => Instances <= inputs.MaximumInstances;
}
