using System.Text.Json.Nodes;

namespace ReturnsHub.Web.Tests.Documents.Compatibility;

/// <summary>What breaks callers of the API, and what does not: judged on a small document and what becomes of it.</summary>
public class FactDiffTests
{
    private const string Document =
        """
        {
          "paths": {
            "/credits": {
              "get": {
                "operationId": "readCredits",
                "parameters": [{ "name": "limit", "in": "query", "schema": { "type": "integer" } }],
                "responses": { "200": { "headers": { "Link": {} }, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Credit" } } } }, "404": {} }
              },
              "post": {
                "operationId": "openCredit",
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/OpenCredit" } } } },
                "responses": { "201": {} }
              }
            }
          },
          "components": {
            "schemas": {
              "Credit": { "type": "object", "required": ["amount"], "properties": { "amount": { "type": "string" }, "note": { "type": "string" }, "state": { "$ref": "#/components/schemas/State" } } },
              "OpenCredit": { "type": "object", "required": ["amount"], "properties": { "amount": { "type": "string" }, "note": { "type": "string" } } },
              "State": { "enum": ["HELD", "RELEASED"] }
            }
          }
        }
        """;

    public static TheoryData<string, string, string, string> Changes => new()
    {
        // what is changed: from → to; what is told, with "breaks:" before what breaks
        { "an operation is taken away", "\"post\"", "\"x-post\"", "breaks: gone: POST /credits = openCredit" },
        { "an operation is called otherwise", "readCredits", "listCredits", "breaks: changed: GET /credits = readCredits -> listCredits" },
        { "a parameter is taken away", "\"name\": \"limit\"", "\"name\": \"most\"", "breaks: gone: GET /credits ? limit in query = integer" },
        { "a parameter has another type", "{ \"type\": \"integer\" }", "{ \"type\": \"string\" }", "breaks: changed: GET /credits ? limit in query = integer -> string" },
        { "a parameter must be sent", "\"in\": \"query\", \"schema\"", "\"in\": \"query\", \"required\": true, \"schema\"", "breaks: changed: GET /credits ? limit in query = integer -> integer required" },
        { "a parameter may be sent", "\"parameters\": [", "\"parameters\": [{ \"name\": \"after\", \"in\": \"query\", \"schema\": { \"type\": \"string\" } }, ", "new: GET /credits ? after in query = string" },
        { "another parameter must be sent", "\"parameters\": [", "\"parameters\": [{ \"name\": \"after\", \"in\": \"query\", \"required\": true, \"schema\": { \"type\": \"string\" } }, ", "breaks: new: GET /credits ? after in query = string required" },
        { "a response is taken away", ", \"404\": {}", "", "breaks: gone: GET /credits answers 404" },
        { "a header is taken away", "\"Link\": {}", "", "breaks: gone: GET /credits answers 200 header Link" },
        { "a response is added", ", \"404\": {}", ", \"404\": {}, \"503\": {}", "new: GET /credits answers 503" },
        { "a member that is answered is taken away", "\"note\": { \"type\": \"string\" }, \"state\"", "\"state\"", "breaks: gone: gives Credit.note = string" },
        { "a member that is answered has another type", "\"note\": { \"type\": \"string\" }, \"state\"", "\"note\": { \"type\": \"integer\" }, \"state\"", "breaks: changed: gives Credit.note = string -> integer" },
        { "a member is always answered now", "\"Credit\": { \"type\": \"object\", \"required\": [\"amount\"]", "\"Credit\": { \"type\": \"object\", \"required\": [\"amount\", \"note\"]", "changed: gives Credit.note = string -> string required" },
        { "a member is not always answered now", "\"Credit\": { \"type\": \"object\", \"required\": [\"amount\"]", "\"Credit\": { \"type\": \"object\", \"required\": []", "breaks: changed: gives Credit.amount = string required -> string" },
        { "a member must be sent", "\"OpenCredit\": { \"type\": \"object\", \"required\": [\"amount\"]", "\"OpenCredit\": { \"type\": \"object\", \"required\": [\"amount\", \"note\"]", "breaks: changed: takes OpenCredit.note = string -> string required" },
        { "a member need not be sent", "\"OpenCredit\": { \"type\": \"object\", \"required\": [\"amount\"]", "\"OpenCredit\": { \"type\": \"object\", \"required\": []", "changed: takes OpenCredit.amount = string required -> string" },
        { "a code is taken away", ", \"RELEASED\"", "", "breaks: gone: gives State may be RELEASED" },
        { "a code is added", ", \"RELEASED\"", ", \"RELEASED\", \"POSTED\"", "new: gives State may be POSTED" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_breaks_callers_or_does_not(string change, string from, string to, string told)
    {
        Document.Split(from).Length.ShouldBe(2, $"{change}: the place to change is there once");
        var diff = FactDiff.Of(Facts(Document), Facts(Document.Replace(from, to, StringComparison.Ordinal)));
        var lines = diff.Breaks.Select(b => $"breaks: {b}").Concat(diff.Additions).ToList();
        lines.ShouldContain(told, change);
        diff.Breaks.Any().ShouldBe(told.StartsWith("breaks: ", StringComparison.Ordinal), string.Join('\n', lines));
    }

    [Fact]
    public void The_same_document_promises_the_same()
    {
        var diff = FactDiff.Of(Facts(Document), Facts(Document));
        diff.Breaks.ShouldBeEmpty();
        diff.Additions.ShouldBeEmpty();
    }

    private static SortedDictionary<string, string> Facts(string document) => OpenApiFacts.Of(JsonNode.Parse(document)!);
}
