using System.Runtime.CompilerServices;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Erps.Tests.Scenarios;

/// <summary>
/// Every scenario's exact documents at every ERP stand in <c>Scenarios/Documents</c>. With <c>RETURNSHUB_WRITE_DOCUMENTS=1</c> they are
/// written anew; what changed is then a question of the review.
/// </summary>
public class ScenarioDocumentTests
{
    public static TheoryData<string, string> Sheets()
    {
        var data = new TheoryData<string, string>();
        foreach (var erp in ErpSystems.All)
        {
            foreach (var scenario in ScenarioCatalogue.All) data.Add(erp.Name, scenario.Name);
        }

        return data;
    }

    public static TheoryData<string> Connectors() => [.. ErpSystems.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Sheets))]
    public void The_documents_are_those_that_were_signed_off(string connector, string scenario)
    {
        var sheet = DocumentSheet.Of(connector, ScenarioCatalogue.Get(scenario));
        var file = Path.Combine(Folder(), "Documents", connector, scenario + ".md");
        if (Environment.GetEnvironmentVariable("RETURNSHUB_WRITE_DOCUMENTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, sheet);
        }

        File.Exists(file).ShouldBeTrue($"There is no sheet {file}.");
        sheet.ShouldBe(File.ReadAllText(file));
    }

    [Theory]
    [MemberData(nameof(Connectors))]
    public void No_sheet_is_left_of_a_scenario_that_is_gone(string connector) =>
        Directory.EnumerateFiles(Path.Combine(Folder(), "Documents", connector)).Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(ScenarioCatalogue.All.Select(s => s.Name), ignoreOrder: true);

    /// <summary>What is asked of the books is what was released, whatever the profile.</summary>
    [Theory]
    [MemberData(nameof(Sheets))]
    public void Credit_memos_add_up_to_what_was_released(string connector, string scenario)
    {
        var erp = ErpSystems.Find(connector)!;
        if (!erp.Books.HasFlag(DocumentKind.CreditMemo)) return;
        var profile = ProfileReader.Read(DocumentSheet.ConsumerOf(connector).ProfileText!).Profile!;
        if (profile.LeaveOut.Contains(DocumentKind.CreditMemo)) return;
        var history = ScenarioPlay.Record(scenario);
        for (var n = 1; n <= history.Count; n++)
        {
            if (history[n - 1].Data is not CreditReleased credit || credit.Amount.IsZero) continue;
            var plan = Bookings.Of([.. history.Take(n)], profile, erp.Books);
            var memo = plan.Documents.OfType<CreditMemoDocument>().ShouldHaveSingleItem(string.Join(' ', plan.Gaps));
            memo.Total.ShouldBe(credit.Amount);
            memo.Lines.Sum(l => l.Quantity * l.UnitGross.Amount).ShouldBe(credit.Amount.Amount);
            memo.Lines.Sum(l => l.Quantity * l.UnitTax.Amount).ShouldBe(memo.Tax.Amount);
            memo.Settlements.Sum(s => s.Amount.Amount).ShouldBe(credit.Amount.Amount);
        }
    }

    /// <summary>Who looks into the ERP's books tells a sandbox's document from a real one.</summary>
    [Theory]
    [MemberData(nameof(Sheets))]
    public void A_document_of_a_sandbox_says_so_in_the_books(string connector, string scenario)
    {
        var consumer = DocumentSheet.ConsumerOf(connector);
        var profile = ProfileReader.Read(consumer.ProfileText!).Profile!;
        using var http = new HttpClient();
        var erp = ErpSystems.Find(connector)!.Make(new ErpConnection(consumer, profile, http, TimeProvider.System));
        var history = ScenarioPlay.Record(scenario);
        for (var n = 1; n <= history.Count; n++)
        {
            foreach (var document in Bookings.Of([.. history.Take(n)], profile, erp.Books).Documents)
            {
                document.Test.ShouldBeTrue();
                // SAP's returns delivery has no text of its own; it hangs on a customer return that is marked.
                if (connector == "s4hana" && document is ReceiptDocument) continue;
                // SAP has no movement that scraps stock without value, so nothing is sent.
                if (connector == "s4hana" && document is StockMoveDocument { From: InventoryStatus.ReceivedPendingInspection, To: InventoryStatus.Disposed }) continue;
                var sent = string.Concat(erp.Preview(document).Select(r => r.Body?.ToJsonString()));
                (sent.Contains("TEST", StringComparison.Ordinal) || sent.Contains("\"test\":true", StringComparison.Ordinal)).ShouldBeTrue($"{document.Kind} {sent}");
            }
        }
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
