namespace ReturnsHub.Core.Policies.Checks;

/// <summary>How long things may take.</summary>
internal static class DeadlineCheck
{
    public static IEnumerable<PolicyFault> Of(PolicyDocument policy)
    {
        var d = policy.Deadlines;
        (string Name, int? Value, string Unit)[] all =
        [
            ("parcelNotArrivedDays", d.ParcelNotArrivedDays, "days"),
            ("inspectionOverdueDays", d.InspectionOverdueDays, "days"),
            ("approvalWaitingHours", d.ApprovalWaitingHours, "hours"),
            ("claimLapsingDays", d.ClaimLapsingDays, "days"),
            ("authorisationExpiresDays", d.AuthorisationExpiresDays, "days"),
        ];
        return all.Where(v => v.Value is < 1 or > DeadlinePolicy.Longest)
            .Select(v => new PolicyFault($"$.deadlines.{v.Name}", null, $"Use 1 to {DeadlinePolicy.Longest} {v.Unit}, or null for no deadline."));
    }
}
