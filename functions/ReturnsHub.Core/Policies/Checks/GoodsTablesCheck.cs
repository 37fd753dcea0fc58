namespace ReturnsHub.Core.Policies.Checks;

/// <summary>The tables about goods: recovery, resale channels, quarantine, data-bearing devices, locations.</summary>
internal static class GoodsTablesCheck
{
    private const int LongestLocation = 40;
    private const int MostADay = 1_000_000;

    public static IEnumerable<PolicyFault> Of(PolicyDocument policy)
    {
        for (var i = 0; i < policy.Recovery.Count; i++)
        {
            var rule = policy.Recovery[i];
            if (rule.PercentOfPrice is < 0 or > 100) yield return new PolicyFault($"$.recovery[{i}].percentOfPrice", null, "Use a percentage from 0 to 100.");
            foreach (var fault in Amounts.Negative($"$.recovery[{i}].costPerUnit", rule.CostPerUnit)) yield return fault;
            foreach (var name in rule.ResaleChannels.Where(n => policy.ResaleChannels.All(c => c.Id != n)))
                yield return new PolicyFault($"$.recovery[{i}].resaleChannels", null, $"There is no resale channel {Clip.Of(name, 40)}. Add it to resaleChannels, or name one that is there.");
        }

        for (var i = 0; i < policy.ResaleChannels.Count; i++)
        {
            if (policy.ResaleChannels[i].CapacityPerDay is < 0 or > MostADay)
                yield return new PolicyFault($"$.resaleChannels[{i}].capacityPerDay", null, $"Use 0 to {MostADay} units, or leave it out for no limit.");
        }

        for (var i = 0; i < policy.Locations.Count; i++)
        {
            var location = policy.Locations[i].Location;
            if (string.IsNullOrWhiteSpace(location) || location.Length > LongestLocation || location.Any(char.IsControl))
                yield return new PolicyFault($"$.locations[{i}].location", null, $"Use 1 to {LongestLocation} characters.");
        }

        for (var i = 0; i < policy.Dispositions.Count; i++)
        {
            if (policy.Dispositions[i].Among.Contains(Disposition.KeepItem))
                yield return new PolicyFault($"$.dispositions[{i}].among", null, "Inspected goods are here; the customer cannot keep them.");
        }

        foreach (var fault in Reach.Unreachable("dataBearing", policy.DataBearing, (_, _) => true)) yield return fault;
        foreach (var fault in Reach.Unreachable("quarantine", policy.Quarantine, (a, b) =>
                     Reach.Codes(a.Grades, b.Grades) && Reach.Codes(a.Conditions, b.Conditions) && Reach.Codes(a.Reasons, b.Reasons))) yield return fault;
        foreach (var fault in Reach.Unreachable("locations", policy.Locations, (a, b) => Reach.Codes(a.Dispositions, b.Dispositions))) yield return fault;
    }
}
