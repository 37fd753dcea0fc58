namespace ReturnsHub.Core.Returns.Decide.Goods;

/// <summary>Where units go, why, and what they are expected to bring.</summary>
/// <param name="Disposition">What happens.</param>
/// <param name="Channel">The resale channel; null when they are not sold again, or no channel is named.</param>
/// <param name="Recovery">Expected net recovery per unit; null when no rule says.</param>
/// <param name="Rules">The rules behind it.</param>
/// <param name="Candidates">Every route that was weighed, with what it would bring, in words; empty when there was no choice.</param>
internal sealed record Route(Disposition Disposition, string? Channel, decimal? Recovery, IReadOnlyList<string> Rules, IReadOnlyList<string> Candidates)
{
    public static Route Fixed(Disposition disposition, params string[] rules) => new(disposition, null, null, rules, []);
}
