using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Local.Demo;

/// <summary>Finds why a decision came out as it did; null for what is no decision.</summary>
internal static class Traces
{
    public static DecisionTrace? Of(ReturnEvent e) => e switch
    {
        EligibilityDecided d => d.Decision,
        ReasonDecided d => d.Decision,
        DispositionDecided d => d.Decision,
        JournalEntered d => d.Decision,
        ClaimOpened d => d.Decision,
        ClaimWithdrawn d => d.Decision,
        CreditProposed d => d.Decision,
        CreditRevised d => d.Decision,
        CreditWithdrawn d => d.Decision,
        CreditReleased d => d.Decision,
        _ => null,
    };
}
