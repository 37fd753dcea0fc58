using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.BusinessCentral;

/// <summary>A kind of document that is written whole in one request and made final by a bound action.</summary>
/// <param name="Set">The entity set, below the connection's address.</param>
/// <param name="Action">The bound action that makes it final.</param>
/// <param name="Filter">Finds a document, draft or final, by its number.</param>
/// <param name="Body">The body that creates it.</param>
/// <param name="Read">Reads it from an answer; throws when it must not become final as it is.</param>
internal sealed record Postable(
    string Set,
    string Action,
    Func<ErpDocument, string> Filter,
    Func<ErpDocument, JsonObject> Body,
    Func<ErpDocument, JsonObject, BookedDocument> Read)
{
    public ErpRequest Find(ErpDocument document) => BusinessCentralRequest.Get($"{Set}?$filter={Filter(document)}&$top=3");

    public ErpRequest Create(ErpDocument document) => BusinessCentralRequest.Post(Set, Body(document));

    public ErpRequest Post(string id) => BusinessCentralRequest.Post($"{Set}({id})/{Action}");
}
