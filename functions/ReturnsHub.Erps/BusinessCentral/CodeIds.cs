using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Dynamics;

namespace ReturnsHub.Erps.BusinessCentral;

/// <summary>
/// Ids of what the API takes by id only: locations and reasons. A body is made with the code in braces, <c>{RETURNS}</c>, and filled
/// before it is sent. Ids never change, so each code is asked for once.
/// </summary>
internal sealed class CodeIds(ErpHttp http, string company)
{
    private const int Most = 10_000;

    private static readonly Dictionary<string, (string Set, string Category, string What)> ById = new(StringComparer.Ordinal)
    {
        ["locationId"] = ("locations", "unknown-location", "location"),
        ["customerReturnReasonId"] = ("customerReturnReasons", "unknown-reason", "reason code"),
    };

    private readonly ConcurrentDictionary<(string Set, string Code), string> _known = new();

    /// <summary>The code of something taken by id, as it stands in a body until it is filled.</summary>
    public static string Of(string code) => $"{{{code}}}";

    /// <summary>Puts ids in the place of codes.</summary>
    /// <exception cref="ErpFaultException">The company has no such code.</exception>
    public async Task FillAsync(JsonNode body, CancellationToken ct)
    {
        foreach (var entity in Objects(body).ToArray())
        {
            foreach (var (name, (set, category, what)) in ById)
            {
                if (entity[name]?.GetValue<string>() is ['{', .. var code, '}']) entity[name] = await IdAsync(set, code, category, what, ct);
            }
        }
    }

    private async Task<string> IdAsync(string set, string code, string category, string what, CancellationToken ct)
    {
        if (_known.TryGetValue((set, code), out var known)) return known;
        var rows = (await http.AskAsync(BusinessCentralRequest.Get($"{company}/{set}?$filter=code eq {OData.Literal(code)}&$select=id,code&$top=1"), ct)).Value();
        if (rows is not [var row]) throw ErpFaultException.Refused(category, $"Business Central has no {what} {Clip.Of(code, 20)}. Create it or correct the profile, and redrive.");
        var id = BusinessCentralRequest.Id(row);
        if (_known.Count < Most) _known[(set, code)] = id;
        return id;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject entity => entity.SelectMany(p => Objects(p.Value)).Prepend(entity),
        JsonArray rows => rows.SelectMany(Objects),
        _ => [],
    };
}
