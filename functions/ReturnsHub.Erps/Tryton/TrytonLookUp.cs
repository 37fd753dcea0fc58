using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Tryton;

/// <summary>Asks the server for the records that a document names. A code that finds none, or more than one, stops the document before anything is sent.</summary>
internal sealed class TrytonLookUp(TrytonRpc rpc)
{
    public async Task<TrytonFound> FindAsync(TrytonNames names, CancellationToken ct)
    {
        var session = await rpc.SessionAsync(ct);
        var company = session.Company;
        var found = new Dictionary<(string, string), JsonObject>();
        foreach (var group in names.Asked.GroupBy(a => a.Model, a => a.Code, StringComparer.Ordinal))
        {
            if (group.Key == TrytonModels.Period)
            {
                foreach (var day in group) found[(group.Key, day)] = await PeriodAsync(day, company, ct);
                continue;
            }

            foreach (var (code, record) in await RecordsAsync(group.Key, [.. group], company, ct)) found[(group.Key, code)] = record;
        }

        foreach (var ((model, code), record) in found) await DeriveAsync(model, code, record, names, company, ct);
        return new TrytonFound(session, found);
    }

    private async Task<Dictionary<string, JsonObject>> RecordsAsync(string model, string[] codes, int company, CancellationToken ct)
    {
        var how = TrytonModels.All[model];
        var domain = new JsonArray(TrytonJson.Where(how.CodeField, "in", new JsonArray([.. codes.Select(c => JsonValue.Create(c))])));
        if (how.OfCompany) domain.Add(TrytonJson.Where("company", "=", company));
        if (model == TrytonModels.Tax) domain.Add(TrytonJson.Where("parent", "=", null));
        var records = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var record in (await rpc.SearchAsync(model, domain, [how.CodeField, .. how.Fields], ct)).OfType<JsonObject>())
        {
            if (record.Text(how.CodeField) is not { } code || !codes.Contains(code, StringComparer.Ordinal)) continue;
            if (!records.TryAdd(code, record))
                throw ErpFaultException.Refused("ambiguous-code", $"Tryton has more than one {how.What} with the {how.CodeField} '{Clip.Of(code, 60)}'.");
        }

        return Array.Find(codes, c => !records.ContainsKey(c)) is { } missing
            ? throw ErpFaultException.Refused(how.Category, $"Tryton has no {how.What} with the {how.CodeField} '{Clip.Of(missing, 60)}'.")
            : records;
    }

    private async Task<JsonObject> PeriodAsync(string day, int company, CancellationToken ct)
    {
        var date = TrytonJson.Date(DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture));
        var domain = new JsonArray(
            TrytonJson.Where("start_date", "<=", date),
            TrytonJson.Where("end_date", ">=", date.DeepClone()),
            TrytonJson.Where("type", "=", "standard"),
            TrytonJson.Where("company", "=", company));
        return (await rpc.SearchAsync(TrytonModels.Period, domain, ["state"], ct)).OfType<JsonObject>().FirstOrDefault()
            ?? throw ErpFaultException.Refused("closed-period", $"Tryton has no period for {day}.");
    }

    // What the client fills in when a person picks a party or a product, the server works out for us in the same way.
    private async Task DeriveAsync(string model, string code, JsonObject record, TrytonNames names, int company, CancellationToken ct)
    {
        switch (model)
        {
            case TrytonModels.Party:
                if (names.Needs(model, code, TrytonModels.Address))
                {
                    record[TrytonModels.Address] = (record["addresses"] as JsonArray)?.FirstOrDefault()?.DeepClone()
                        ?? throw ErpFaultException.Refused("unknown-customer", $"The party '{Clip.Of(code, 60)}' has no address in Tryton; documents need one.");
                }

                if (names.Needs(model, code, TrytonModels.Receivable)) record[TrytonModels.Receivable] = await InvoiceAccountAsync("out", code, record, company, ct);
                if (names.Needs(model, code, TrytonModels.Payable)) record[TrytonModels.Payable] = await InvoiceAccountAsync("in", code, record, company, ct);
                break;
            case TrytonModels.Product when names.Needs(model, code, TrytonModels.Revenue):
                record[TrytonModels.Revenue] = await RevenueAsync(code, record, company, ct);
                break;
        }
    }

    private async Task<JsonNode> InvoiceAccountAsync(string type, string code, JsonObject party, int company, CancellationToken ct)
    {
        var invoice = new JsonObject { ["type"] = type, ["party"] = party["id"]!.DeepClone(), ["company"] = company };
        return (await rpc.AskAsync("model.account.invoice.on_change_with_account", [invoice], ct))?.DeepClone()
            ?? throw ErpFaultException.Refused("unknown-account", $"Tryton has no account for what the party '{Clip.Of(code, 60)}' owes or is owed. Set it on the party or in the accounting configuration.");
    }

    private async Task<JsonNode> RevenueAsync(string code, JsonObject product, int company, CancellationToken ct)
    {
        var line = new JsonObject { ["product"] = product["id"]!.DeepClone(), ["invoice_type"] = "out", ["company"] = company, ["party"] = null, ["invoice"] = null };
        var filled = await rpc.AskAsync("model.account.invoice.line.on_change_product", [line], ct) as JsonObject;
        return filled?["account"]?.DeepClone()
            ?? throw ErpFaultException.Refused("unknown-account", $"The product '{Clip.Of(code, 60)}' has no revenue account in Tryton. Set it on its account category.");
    }
}
