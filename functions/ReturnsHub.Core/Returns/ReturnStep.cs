using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Decide;
using ReturnsHub.Core.Returns.Decide.Accounting;
using ReturnsHub.Core.Returns.Decide.Goods;
using ReturnsHub.Core.Returns.Decide.Holds;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Returns.Time;

namespace ReturnsHub.Core.Returns;

/// <summary>
/// The decision: <c>(state, fact, policy, now) → events</c>. Pure. First the fact becomes what is now known; then each group
/// of rules compares what the known facts call for with what was decided so far and adds what is missing. Because rules look
/// at what is known and not at what came last, the order in which facts come does not change where they lead.
/// </summary>
public static class ReturnStep
{
    /// <summary>What a fact leads to.</summary>
    /// <param name="state">The return as it stands.</param>
    /// <param name="fact">What was reported or commanded.</param>
    /// <param name="policy">The policy in force.</param>
    /// <param name="now">The hub's clock.</param>
    /// <param name="around">What is known from outside the return; null for nothing.</param>
    public static StepResult Decide(
        ReturnState state, Fact fact, PolicyDocument policy, DateTimeOffset now, Surroundings? around = null)
    {
        if (SeenFacts.Contains(state, fact.Id)) return new StepResult([]);
        var scene = new CommandScene(state, fact, policy, now, around ?? Surroundings.None);
        if (Refuse(scene) is { } refusal) return new StepResult([], refusal);
        var draft = new Draft(state, fact, policy, now) { Around = scene.Around };
        if (fact.Body is DeadlineReached) return Passed(draft);
        draft.AddAll(Knowledge.Of(state, fact, policy));
        if (draft.Events.Count == 0) return new StepResult([]);
        Rules(draft, scene.Around);
        return BreakGlassRules.NotFollowed(draft) is { } changed ? WithoutCommand(scene, changed) : new StepResult(draft.Events);
    }

    /// <summary>What the rules make of a return on which nothing new is known.</summary>
    internal static void Reconsider(Draft draft, Surroundings around) => Rules(draft, around);

    /// <summary>Time alone decides nothing about money: only what waits is looked at, unless the return itself has run out.</summary>
    private static StepResult Passed(Draft draft)
    {
        if (DeadlineStep.Expiry(draft.State, draft.Policy, draft.Now) is { } expired)
        {
            draft.Add(expired);
            Rules(draft, draft.Around);
        }
        else
        {
            draft.AddAll(DeadlineExceptions.Changes(draft.State, draft.Policy, draft.Now));
        }

        return new StepResult(draft.Events);
    }

    /// <summary>The command was about something that is no longer so; what it is now is recorded in its stead.</summary>
    private static StepResult WithoutCommand(CommandScene scene, Refusal refusal)
    {
        var draft = new Draft(scene.State, scene.Fact, scene.Policy, scene.Now) { Around = scene.Around };
        Rules(draft, scene.Around);
        return new StepResult(draft.Events, refusal);
    }

    private static Refusal? Refuse(CommandScene scene) =>
        CommandPermissions.Refuse(scene.Fact) ?? CreditCommands.Refuse(scene) ?? HoldCommandRules.Refuse(scene) ?? BreakGlassRules.Refuse(scene)
        ?? ClaimCommandRules.Refuse(scene.State, scene.Fact) ?? OverruleRules.Refuse(scene.State, scene.Fact, scene.Policy)
        ?? ExceptionCommandRules.Refuse(scene.State, scene.Fact);

    private static void Rules(Draft draft, Surroundings around)
    {
        draft.AddAll(WithdrawalLines.Apply(draft.State));
        draft.AddAll(ReasonRules.Apply(draft.State, draft.Policy));
        var goods = GoodsLedger.Of(draft.State);
        // After the reasons: whether a line may come back depends on why.
        draft.AddAll(EligibilityRules.Apply(draft.State, goods, draft.Policy, around));
        draft.AddAll(DispositionRulesApplied.Apply(draft.State, goods, draft.Policy, around));
        draft.AddAll(StockRules.Apply(draft.State, goods, draft.Policy));
        draft.AddAll(JournalRules.Apply(draft.State, goods, draft.Policy));
        draft.AddAll(ClaimRules.Apply(draft.State, goods, draft.Policy));
        CreditWorth Worth(ReturnState now) => CreditWorth.Of(now, goods, draft.Policy, around, Withdrawals.OfWholeOrder(now));
        CreditRules.Apply(draft, Worth);
        draft.AddAll(ExceptionRules.Apply(draft.State, goods, Worth(draft.State), draft.Policy, draft.Now));
    }
}
