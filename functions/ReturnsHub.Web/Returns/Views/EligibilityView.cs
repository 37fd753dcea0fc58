using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Web.Returns.Views;

/// <summary>Whether a line may come back.</summary>
/// <param name="Verdict">The decision.</param>
/// <param name="Path">Under which title.</param>
/// <param name="Holds">What a person must agree to before it is credited.</param>
/// <param name="UnitsBeyond">Units asked for beyond those sold.</param>
/// <param name="Rules">The rules that decided.</param>
public sealed record EligibilityView(
    EligibilityVerdict Verdict, EligibilityPath Path, IReadOnlyList<HoldCode> Holds, int UnitsBeyond, IReadOnlyList<string> Rules)
{
    internal static EligibilityView? Of(ReturnState state, string lineId) =>
        state.Eligibility?.Lines.FirstOrDefault(l => string.Equals(l.LineId, lineId, StringComparison.Ordinal)) is { } line
            ? new EligibilityView(line.Verdict, line.Path, [.. line.Holds.Select(h => h.Code)], line.UnitsBeyond, line.Decision.Rules)
            : null;
}

/// <summary>A consumer's withdrawal, without personal data.</summary>
/// <param name="RefundDueAt">When the money is due by law.</param>
/// <param name="Declarations">The declarations.</param>
public sealed record WithdrawalView(DateTimeOffset RefundDueAt, IReadOnlyList<DeclarationView> Declarations)
{
    internal static WithdrawalView? Of(ReturnState state) => state.Withdrawal is { } withdrawal
        ? new WithdrawalView(withdrawal.RefundDueAt, [.. withdrawal.Declarations.Select(d => new DeclarationView(d.DeclarationId, d.At, d.Lines.Count == 0))])
        : null;
}

/// <summary>A declaration of withdrawal.</summary>
/// <param name="DeclarationId">Names it.</param>
/// <param name="DeclaredAt">When it was submitted.</param>
/// <param name="Whole">Whether it is about the whole order, or all lines of the return.</param>
public sealed record DeclarationView(string DeclarationId, DateTimeOffset DeclaredAt, bool Whole);
