using System.Net;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Tryton;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Errors that a prepared server does not show, in the words of its source (trytond 6.0).</summary>
public class TrytonDialectTests
{
    [Theory]
    [InlineData("""["UserError", ["You are not allowed to access \"Invoice\".", "", null]]""", true, OutcomeKind.Retry, "no-access")]
    [InlineData("""["UserError", ["To modify stock move \"1u [A] A\" you must reopen period \"2026-10\".", "", null]]""", true, OutcomeKind.Refused, "closed-period")]
    [InlineData("""["UserError", ["You cannot create a journal-period in closed period \"2026-10\".", "", null]]""", true, OutcomeKind.Refused, "closed-period")]
    [InlineData("""["UserError", ["A value is required for field \"Number\" in \"Account Move\".", "", null]]""", true, OutcomeKind.Refused, "validation")]
    [InlineData("""["ConcurrencyException", "Records were modified in the meanwhile"]""", true, OutcomeKind.Retry, "etag-conflict")]
    [InlineData("""["LoginException", ["password", "Password", "password"]]""", true, OutcomeKind.Retry, "sign-in")]
    [InlineData("""["database is locked", "Traceback (most recent call last)"]""", true, OutcomeKind.Retry, "busy")]
    [InlineData("""["could not serialize access due to concurrent update", ""]""", true, OutcomeKind.Retry, "busy")]
    [InlineData("""["'nope'", "Traceback (most recent call last)"]""", true, OutcomeKind.Unknown, "server-error")]
    [InlineData("""["'nope'", "Traceback (most recent call last)"]""", false, OutcomeKind.Retry, "server-error")]
    public void An_error_has_a_category_that_does_not_change(string error, bool changes, OutcomeKind kind, string category)
    {
        var fault = new TrytonDialect().FaultOf(Answer(error), changes).ShouldNotBeNull();

        (fault.Kind, fault.Category).ShouldBe((kind, category));
        fault.Message.ShouldNotContain("Traceback");
    }

    [Fact]
    public void A_warning_is_a_question_and_no_fault()
    {
        var answer = Answer("""["UserWarning", ["668f.done", "Stock moves \"3u A\" have no origin.", ""]]""");

        new TrytonDialect().FaultOf(answer, changes: true).ShouldBeNull();
        TrytonDialect.WarningOf(answer).ShouldBe(("668f.done", "Stock moves \"3u A\" have no origin."));
    }

    [Fact]
    public void What_is_kept_of_an_error_is_short()
    {
        var answer = Answer($"""["UserError", ["{new string('x', 5000)}", "", null]]""");
        new TrytonDialect().FaultOf(answer, changes: true)!.Message.Length.ShouldBeLessThanOrEqualTo(201);
    }

    [Fact]
    public void An_answer_without_an_error_has_no_fault()
    {
        new TrytonDialect().FaultOf(new ErpAnswer(HttpStatusCode.OK, JsonNode.Parse("""{"id": 1, "result": [7]}""")), changes: true).ShouldBeNull();
        new TrytonDialect().FaultOf(new ErpAnswer(HttpStatusCode.BadGateway, null), changes: true).ShouldBeNull();
    }

    private static ErpAnswer Answer(string error) => new(HttpStatusCode.OK, JsonNode.Parse($$"""{"id": 1, "error": {{error}}}"""));
}
