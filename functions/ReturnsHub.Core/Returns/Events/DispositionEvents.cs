namespace ReturnsHub.Core.Returns.Events;

/// <summary>A person overruled what the policy wants done with units. What was overruled stays on record.</summary>
[EventType("disposition.overruled")]
public sealed record DispositionOverruled : ReturnEvent
{
    /// <summary>The inspected units: <c>{inspection id}/{line index}</c>.</summary>
    public required string Units { get; init; }

    /// <summary>What happens to them instead.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>The resale channel, when they are sold again.</summary>
    public string? Channel { get; init; }

    /// <summary>What was decided before.</summary>
    public required Disposition Overruled { get; init; }

    /// <summary>The rules that had decided it.</summary>
    public required IReadOnlyList<string> OverruledRules { get; init; }

    /// <summary>Why, in a few words without personal data.</summary>
    public required string Why { get; init; }

    /// <summary>Who.</summary>
    public required Actor By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What a certificate certifies.</summary>
public enum CertificateKind
{
    /// <summary>The unit was destroyed.</summary>
    Destroyed = 0,
    /// <summary>Its data was wiped; the unit is whole.</summary>
    Wiped,
}

/// <summary>Accounts of the inventory journal. An ERP's profile maps them to its own numbers.</summary>
public enum JournalAccount
{
    /// <summary>Stock at cost, or at what it is expected to bring.</summary>
    Inventory = 1,
    /// <summary>Cost of goods sold.</summary>
    CostOfGoodsSold,
    /// <summary>What stock lost in value.</summary>
    InventoryWriteOff,
    /// <summary>What refurbishing costs.</summary>
    RefurbishmentCost,
    /// <summary>Refurbishing not paid yet.</summary>
    RefurbishmentAccrual,
    /// <summary>What repairing costs.</summary>
    RepairCost,
    /// <summary>Repairing not paid yet.</summary>
    RepairAccrual,
    /// <summary>What a vendor owes for goods sent back.</summary>
    VendorClaimReceivable,
    /// <summary>Parts and material gained from goods.</summary>
    RecoveredMaterial,
    /// <summary>Income from parts and material.</summary>
    OtherIncome,
    /// <summary>Book value of goods destroyed.</summary>
    DestructionExpense,
}

/// <summary>A line of a journal entry: one of debit and credit is zero.</summary>
public sealed record JournalLine(JournalAccount Account, Money Debit, Money Credit);

/// <summary>A journal entry for units of one disposition. Debits and credits are equal.</summary>
[EventType("journal.entered")]
public sealed record JournalEntered : ReturnEvent
{
    /// <summary>The entry's number, at most 35 characters; the same for ever.</summary>
    public required string EntryNumber { get; init; }

    /// <summary>The units: <c>{inspection id}/{line index}</c>, or <c>{disposition id}#{line index}</c> for what was reported.</summary>
    public required string Units { get; init; }

    /// <summary>The return line.</summary>
    public required string LineId { get; init; }

    /// <summary>The SKU, when known.</summary>
    public Sku? Sku { get; init; }

    /// <summary>Units.</summary>
    public required int Quantity { get; init; }

    /// <summary>What happens to them.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>The lines.</summary>
    public required IReadOnlyList<JournalLine> Lines { get; init; }

    /// <summary>The number of the entry this one takes back; null for an entry of its own.</summary>
    public string? Reverses { get; init; }

    /// <summary>Why.</summary>
    public required DecisionTrace Decision { get; init; }
}
