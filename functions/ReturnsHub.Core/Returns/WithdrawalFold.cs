using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>Folds declarations of withdrawal.</summary>
internal static class WithdrawalFold
{
    public static ReturnState Apply(ReturnState state, WithdrawalDeclared declared)
    {
        var all = (state.Withdrawal?.Declarations ?? []).Put(declared, d => d.DeclarationId);
        return state with
        {
            Withdrawal = new WithdrawalTrack { Declarations = all, RefundDueAt = all.Min(d => d.At) + Withdrawals.RefundPeriod },
        };
    }
}
