using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Dynamics;

namespace ReturnsHub.Erps.FinanceOperations;

/// <summary>
/// The documents as data entities have them. Fields are those of an environment's <c>$metadata</c>. They are looked for by our number alone:
/// what the profile says may be another thing by now than when they were written.
/// </summary>
internal static class Papers
{
    /// <summary>The requisition of a free text invoice whose lines are whole: the posting batch is to take no other of the hub's.</summary>
    public const string Ready = "READY";

    private const string NotReady = "INCOMPLETE";

    /// <summary>
    /// A return order carries goods, never money: its price is zero, and the credit is a document of its own
    /// (https://learn.microsoft.com/common-data-model/schema/core/operationscommon/entities/supplychain/salesandmarketing/returnorderheaderentity).
    /// </summary>
    public static Paper ReturnOrders(FinanceOperationsSettings settings) => new()
    {
        Headers = "ReturnOrderHeadersV2",
        Lines = "ReturnOrderLinesV2",
        Number = "ReturnOrderNumber",
        Link = "ReturnOrderNumber",
        Filter = d => ByReference(d.Number),
        Header = d => ReturnOrder((ReturnOrderDocument)d, settings),
        LineBodies = d =>
        [
            .. ((ReturnOrderDocument)d).Lines.Select(l => new JsonObject
            {
                ["ItemNumber"] = l.Item,
                ["ReturnSalesQuantity"] = -l.Quantity,
                ["ReturnWarehouseId"] = settings.ReturnWarehouse,
                ["SalesPrice"] = 0,
            }),
        ],
        Same = ["ItemNumber", "ReturnSalesQuantity"],
    };

    public static Paper Arrivals(FinanceOperationsSettings settings) => new()
    {
        Headers = "ItemArrivalJournalHeadersV2",
        Lines = "ItemArrivalJournalLinesV2",
        Number = "JournalNumber",
        Link = "JournalNumber",
        Filter = d => $"JournalDescription eq {OData.Literal(Marked(d))}",
        Header = d => new JsonObject { ["JournalNameId"] = settings.ArrivalJournal, ["JournalDescription"] = Marked(d), ["AreLinesDeletedAfterPosting"] = "No" },
        LineBodies = d => Numbered(((ReceiptDocument)d).Lines, l => new JsonObject
        {
            ["ItemNumber"] = l.Item,
            ["ItemQuantity"] = l.Quantity,
            ["ReceivingWarehouseId"] = l.Location,
            ["IsReturnOrder"] = "Yes",
            ["ReturnItemNumber"] = "{RMANumber}",
            ["TransactionReferenceNumber"] = "{ReturnOrderNumber}",
            ["ReturnDispositionCodeId"] = settings.Disposition,
            ["TransactionDate"] = Day(d.Date),
        }),
        Same = ["LineNumber", "ItemNumber", "ItemQuantity"],
        IsPosted = true,
        ReturnOrder = d => ((ReceiptDocument)d).ReturnOrder,
    };

    /// <summary>A credit memo is a free text invoice with negative lines, gross prices and its total to the cent.</summary>
    public static Paper CreditMemos(Profile profile) => new()
    {
        Headers = "FreeTextInvoiceHeaders",
        Lines = "FreeTextInvoiceLines",
        Number = "InvoiceIdentifier",
        Link = "ParentRecId",
        IsInteger = true,
        Filter = d => $"CustomerReference eq {OData.Literal(d.Number)}",
        Header = d => FreeText((CreditMemoDocument)d),
        LineBodies = d => Numbered(((CreditMemoDocument)d).Lines, l => FreeTextLine(l, d.Test, profile)),
        Same = ["LineNumber", "TransactionCurrencyAmount"],
        IsPosted = true,
        Release = ("CustomerRequisition", Ready),
        Total = lines => -lines.Sum(l => l.Decimal("TransactionCurrencyAmount") ?? 0),
        PostedNumber = "FreeTextNumber",
    };

    public static Paper Journals(FinanceOperationsSettings settings) => new()
    {
        Headers = "LedgerJournalHeaders",
        Lines = "LedgerJournalLines",
        Number = "JournalBatchNumber",
        Link = "JournalBatchNumber",
        Filter = d => $"Description eq {OData.Literal(d.Number)}",
        Header = d => new JsonObject { ["JournalName"] = settings.LedgerJournal, ["Description"] = d.Number },
        LineBodies = d => Numbered(((JournalDocument)d).Lines, l => new JsonObject
        {
            ["AccountType"] = "Ledger",
            ["AccountDisplayValue"] = l.Account,
            ["DebitAmount"] = l.Debit.Number(),
            ["CreditAmount"] = l.Credit.Number(),
            ["CurrencyCode"] = l.Debit.Currency.Code,
            ["TransDate"] = Day(d.Date),
            ["Text"] = Clip.Of($"{(d.Test ? "TEST " : "")}{((JournalDocument)d).Description}", 60),
        }),
        Same = ["LineNumber", "AccountDisplayValue", "DebitAmount", "CreditAmount"],
        IsPosted = true,
    };

    public static string ByReference(string number) => $"CustomersOrderReference eq {OData.Literal(number)}";

    private static JsonObject ReturnOrder(ReturnOrderDocument order, FinanceOperationsSettings settings)
    {
        var body = new JsonObject
        {
            ["CustomerAccountNumber"] = order.Customer,
            ["InvoiceCustomerAccountNumber"] = order.Customer,
            ["CustomersOrderReference"] = order.Number,
            ["DefaultReturnWarehouseId"] = settings.ReturnWarehouse,
        };
        if (order.OrderId is not null || order.Test) body["CustomerRequisitionNumber"] = Clip.Of($"{(order.Test ? "TEST " : "")}{order.OrderId}".TrimEnd(), 30);
        if (order.Currency is { } currency) body["CurrencyCode"] = currency.Code;
        if (order.Lines.Select(l => l.Reason).FirstOrDefault(r => r is not null) is { } reason) body["CustomerReturnReasonCode"] = reason;
        return body;
    }

    private static JsonObject FreeText(CreditMemoDocument memo) => new()
    {
        ["CustomerAccount"] = memo.Customer,
        ["InvoiceAccount"] = memo.Customer,
        ["InvoiceDate"] = Day(memo.Date),
        ["DocumentDate"] = Day(memo.Date),
        ["CurrencyCode"] = memo.Total.Currency.Code,
        ["InclTax"] = "Yes",
        ["CustomerReference"] = memo.Number,
        ["CustomerRequisition"] = NotReady,
    };

    private static JsonObject FreeTextLine(CreditMemoLine line, bool test, Profile profile)
    {
        var body = new JsonObject
        {
            ["MainAccountDisplayValue"] = line.Account ?? profile.Accounts.NotRestocked
                ?? throw ErpFaultException.Refused("account-unmapped", "The profile names no account for notRestocked. Add accounts.notRestocked and redrive."),
            ["Description"] = Clip.Of($"{(test ? "TEST " : "")}{line.Description}", 60),
            ["Quantity"] = -line.Quantity,
            ["UnitPrice"] = line.UnitGross.Number(),
            ["TransactionCurrencyAmount"] = -line.Quantity * line.UnitGross.Amount,
        };
        if (line.TaxCode is { } tax) body["SalesTaxItemGroupId"] = tax;
        return body;
    }

    // An arrival journal has no other text of its own. A sandbox's documents are marked for ever, so a look-up asks for the same.
    private static string Marked(ErpDocument document) => $"{(document.Test ? "TEST " : "")}{document.Number}";

    // The service reads a date from a time of day that is on the same day in every zone it may be shifted by.
    private static string Day(DateOnly date) => $"{OData.Day(date)}T12:00:00Z";

    private static IReadOnlyList<JsonObject> Numbered<T>(IReadOnlyList<T> lines, Func<T, JsonObject> body) =>
    [
        .. lines.Select((l, i) =>
        {
            var line = body(l);
            line.Insert(0, "LineNumber", i + 1);
            return line;
        }),
    ];
}
