using System.Text.RegularExpressions;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Deliver.Bookings;

/// <summary>Whether a report can be about its event. Pure.</summary>
public static partial class BookingCheck
{
    /// <summary>Characters of a document number, at most.</summary>
    public const int LongestNumber = 100;

    /// <summary>Characters of a refusal's code, at most.</summary>
    public const int LongestCode = 60;

    /// <summary>Why a report cannot be as it is; null when it can.</summary>
    public static (string Code, string Detail)? Of(BookingReport report, RecordedEvent e) => report switch
    {
        EventBooked booked => OfNumber(booked.Number) ?? OfAmount(booked.Amount, e.Data),
        EventRefused refused when !CodeShape().IsMatch(refused.Code) || refused.Code.Length > LongestCode =>
            ("code-invalid", $"A refusal's code is 1 to {LongestCode} characters of a-z, 0-9 and '-', such as period-closed."),
        _ => null,
    };

    // It goes into events and lists: nothing that reads like an address, and nothing a person would not recognise in their system.
    private static (string, string)? OfNumber(string number) =>
        number.Length is 0 or > LongestNumber || number.Trim() != number || number.Any(char.IsControl) || number.Contains('@', StringComparison.Ordinal)
            ? ("number-invalid", $"A document number is 1 to {LongestNumber} printable characters without '@' and without white space around it.")
            : null;

    private static (string, string)? OfAmount(Money? amount, ReturnEvent data) => (amount, data) switch
    {
        ({ Amount: < 0 }, _) => ("amount-negative", "Report what the document is over without a sign: the event says which way the money goes."),
        (null, CreditReleased { Amount.IsZero: false }) => ("amount-missing", "The event is over an amount. Report the amount and the currency of the document you booked."),
        ({ }, not (CreditReleased or ClaimSubmitted)) => ("amount-unexpected", "The event is over no amount. Report the document's number alone."),
        _ => null,
    };

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeShape();
}
