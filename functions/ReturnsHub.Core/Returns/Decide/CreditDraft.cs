using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>A credit as the rules want it now.</summary>
internal sealed record CreditDraft(
    CreditOrigin Origin, IReadOnlyList<CreditLine> Lines, IReadOnlyList<CreditHold> Holds, int ApprovalsNeeded, DecisionTrace Decision)
{
    /// <summary>The goods it rests on. See <see cref="Holds.GoodsBasis"/>.</summary>
    public string Goods { get; init; } = "";

    /// <summary>The content without what people put and lifted; null when that is all of it.</summary>
    public string? GroundHash { get; init; }

    public Money Amount => Lines.Skip(1).Aggregate(Lines[0].Amount, (sum, l) => sum + l.Amount);

    /// <summary>How it reaches the customer; null while nobody chose.</summary>
    public CreditSettlement? Settlement { get; init; }

    /// <summary>What an approval is bound to: change a cent, a unit, a grade, a hold or how it is settled and it is another credit.</summary>
    public string ContentHash
    {
        get
        {
            var text = new StringBuilder().Append(Amount).Append('|').Append(ApprovalsNeeded.ToString(CultureInfo.InvariantCulture));
            foreach (var line in Lines)
                text.Append('|').Append(line.OrderLineId).Append('*').Append(line.Quantity.ToString(CultureInfo.InvariantCulture)).Append('=').Append(line.Amount).Append('~').Append(line.Tax).Append('-').Append(line.Fee).Append(CreditTexts.Of(line.Fees));
            text.Append(CreditTexts.Of(Settlement));
            foreach (var hold in Holds) text.Append('|').Append(hold.Code).Append('@').Append(hold.Rule);
            text.Append('|').Append(Goods);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }
}
