using System.Collections.Frozen;
using ReturnsHub.Core.Codes;

namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>
/// The labels a model answers with: one capital letter each, one token in every current tokenizer, saying nothing by itself. The
/// table belongs to one version of the taxonomy: a new version gets a new table, so that kept answers keep their meaning.
/// </summary>
internal static class Labels
{
    /// <summary>The taxonomy the table below was written for.</summary>
    public const string Taxonomy = "2026-11";

    /// <summary>In place of a second reason where there is none.</summary>
    public const char None = '-';

    private static readonly (char Label, ReasonCode Code)[] Table =
    [
        ('A', ReasonCode.SizeTooSmall),
        ('B', ReasonCode.SizeTooLarge),
        ('C', ReasonCode.FitOrComfort),
        ('D', ReasonCode.Color),
        ('E', ReasonCode.Style),
        ('F', ReasonCode.NotAsDescribed),
        ('G', ReasonCode.QualityBelowExpectation),
        ('H', ReasonCode.Defective),
        ('I', ReasonCode.FailedInUse),
        ('J', ReasonCode.DamagedInTransit),
        ('K', ReasonCode.MissingParts),
        ('L', ReasonCode.WrongItem),
        ('M', ReasonCode.WrongQuantity),
        ('N', ReasonCode.Incompatible),
        ('O', ReasonCode.ArrivedLate),
        ('P', ReasonCode.NotDelivered),
        ('Q', ReasonCode.ChangedMind),
        ('R', ReasonCode.OrderedByMistake),
        ('S', ReasonCode.BetterPrice),
        ('T', ReasonCode.SafetyOrHealth),
        ('U', ReasonCode.ExpiredOrSpoiled),
        ('V', ReasonCode.UnauthorizedPurchase),
        ('W', ReasonCode.Other),
        ('X', ReasonCode.Unknown),
    ];

    private static readonly FrozenDictionary<char, ReasonCode> Codes = Table.ToFrozenDictionary(t => t.Label, t => t.Code);

    /// <summary>Every label, in alphabetical order.</summary>
    public static IReadOnlyList<char> All { get; } = [.. Table.Select(t => t.Label)];

    /// <summary>The code behind a label; null for anything else.</summary>
    public static ReasonCode? CodeOf(char label) => Codes.TryGetValue(label, out var code) ? code : null;

    /// <summary>One line for each label with what it means, in the order of the labels.</summary>
    public static string Explained() => string.Join('\n', Table.Select(t => $"{t.Label} = {Core.Reasons.Taxonomy.MeaningOf(t.Code)}"));
}
