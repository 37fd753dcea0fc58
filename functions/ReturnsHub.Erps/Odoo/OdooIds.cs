using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Odoo;

/// <summary>Ids of records that the profile names. They never change, so each is asked for once.</summary>
internal sealed class OdooIds(ErpHttp http, OdooRequest requests)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<OdooRef, int> _known = new();

    /// <summary>Builds a body twice: to see which records it names, and with their ids.</summary>
    /// <exception cref="ErpFaultException">Odoo has none of a name, or several.</exception>
    public async Task<OdooPaper> FillAsync(Func<Func<OdooRef, JsonNode>, OdooPaper> build, CancellationToken ct)
    {
        var named = new HashSet<OdooRef>();
        build(r =>
        {
            named.Add(r);
            return r.Shown;
        });
        var ids = new Dictionary<OdooRef, int>();
        foreach (var r in named) ids[r] = await IdAsync(r, ct);
        return build(r => JsonValue.Create(ids[r]));
    }

    /// <summary>The id of one record.</summary>
    /// <inheritdoc cref="FillAsync" path="/exception"/>
    public async Task<int> IdAsync(OdooRef r, CancellationToken ct)
    {
        if (r.Id is { } given) return given;
        if (_known.TryGetValue(r, out var known)) return known;
        var domain = new JsonArray(new JsonArray(r.Field, "=", r.Value));
        // Purchase taxes bear the same names.
        if (r.Model == "account.tax") domain.Add((JsonNode)new JsonArray("type_tax_use", "=", "sale"));
        var rows = OdooRequest.Rows(await http.AskAsync(requests.Search(r.Model, domain, ["id"], limit: 2), ct));
        if (rows is not [var row] || row.Decimal("id") is not { } id)
        {
            throw ErpFaultException.Refused(
                r.Category,
                $"Odoo has {(rows.Count == 0 ? "no" : "more than one")} {r.What} '{Clip.Of(r.Value, 60)}'. Correct it there or in the profile (#7741 names a record by its id), and redrive.");
        }

        if (_known.Count < Most) _known[r] = (int)id;
        return (int)id;
    }
}
