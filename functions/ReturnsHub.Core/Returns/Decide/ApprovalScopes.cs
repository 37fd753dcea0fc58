using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>What the approval rules are asked about: every line the return names. A return without lines is its order.</summary>
internal static class ApprovalScopes
{
    public static IReadOnlyList<PolicyScope> Of(ReturnState state, PolicyDocument policy)
    {
        IReadOnlyList<PolicyScope> lines = [.. state.Lines.Select(line =>
        {
            var sold = OrderLines.Find(state.Order, line.Requested);
            return OrderLines.Scope(policy, state.Order, sold, sold?.Sku ?? line.Requested.Sku);
        })];
        return lines.Count > 0 ? lines : [OrderLines.Scope(policy, state.Order, sold: null, sku: null)];
    }
}
