using ReturnsHub.Core.Policies.Comparing;

namespace ReturnsHub.Core.Policies.Versions;

/// <summary>Why a request about a policy version is refused, each with its stable code.</summary>
internal static class PolicyRefusals
{
    public static PolicyOutcome.Refused Unknown { get; } = new("policy-version-unknown", "There is no version of this name. List the versions.");

    public static PolicyOutcome.Refused WhyMissing { get; } =
        new("policy-why-missing", $"Say why the policy changes, in 1 to {PolicyVersions.LongestWhy} characters on one line.");

    public static PolicyOutcome.Refused VersionUnfit { get; } =
        new("policy-version-unfit", "The version's name stands in addresses: leave out / and \\, use more than dots, and do not call it in-force.");

    public static PolicyOutcome.Refused TooManyDrafts { get; } =
        new("policy-too-many-drafts", $"There are {PolicyVersions.MostDrafts} drafts already. Approve or withdraw some.");

    public static PolicyOutcome.Refused PersonNeeded { get; } = new("policy-person-needed", "A person puts a policy in force. Use a person's key.");

    public static PolicyOutcome.Refused Busy { get; } = new("policy-busy", "Others are changing the policy at the same time. Try again.");

    public static PolicyOutcome.Refused Unreadable(IReadOnlyList<PolicyFault> faults) =>
        new("policy-unreadable", "The document is not a policy that holds together. Mend what is listed; /schemas/policy.json has its form.") { Faults = faults };

    public static PolicyOutcome.Refused VersionTaken(string version) =>
        new("policy-version-taken", $"There is a version {version} already, and a version never changes. Give the document a new one.");

    public static PolicyOutcome.Refused NotADraft(string version) =>
        new("policy-not-a-draft", $"Version {version} was put in force or withdrawn already. Propose its text under a new version.");

    public static PolicyOutcome.Refused SecondPersonNeeded(PolicyComparison comparison)
    {
        var first = comparison.Changes.First(c => c.Loosens);
        var what = $"{first.Table}{(first.RuleId is { } id ? $" {id}" : "")}";
        return new("policy-second-person-needed", $"The change loosens a limit ({Clip.Of(what, 150)}): somebody else than who proposed it must put it in force.");
    }
}
