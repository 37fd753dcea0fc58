using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Tryton;

/// <summary>Calls of one Tryton database.</summary>
internal sealed class TrytonRpc(ErpHttp http, TrytonSignIn signIn)
{
    /// <summary>The session that calls are made in.</summary>
    public Task<TrytonSession> SessionAsync(CancellationToken ct) => signIn.SessionAsync(ct);

    /// <summary>A call that changes nothing.</summary>
    /// <exception cref="ErpFaultException">The server did not answer it.</exception>
    public async Task<JsonNode?> AskAsync(string method, JsonNode?[] parameters, CancellationToken ct)
    {
        var context = TrytonJson.Context((await SessionAsync(ct)).Company);
        return ResultOf(await http.AskAsync(TrytonJson.Call(method, [.. parameters, context]), ct));
    }

    /// <summary>Records that fit; at most 500.</summary>
    public async Task<JsonArray> SearchAsync(string model, JsonArray domain, string[] fields, CancellationToken ct) =>
        await AskAsync($"model.{model}.search_read", [domain, 0, 500, new JsonArray(new JsonArray("id", "ASC")), new JsonArray([.. fields])], ct) as JsonArray
        ?? throw ErpFaultException.Retry("no-json", "The answer to a search is no list.");

    /// <summary>A call that changes something, with leave. A warning that <paramref name="accepts"/> knows is answered with yes, as a person would.</summary>
    public async Task<JsonNode?> BookAsync(ErpRequest call, Func<string, bool> accepts, SendPermit permit, CancellationToken ct)
    {
        var answer = await http.BookAsync(call, permit, ct);
        if (TrytonDialect.WarningOf(answer) is not { } warning) return ResultOf(answer);
        if (!accepts(warning.Name)) throw ErpFaultException.Refused("warning", warning.Text);
        var session = await SessionAsync(ct);
        var yes = new JsonObject { ["user"] = session.User, ["name"] = warning.Name, ["always"] = false };
        ResultOf(await http.BookAsync(TrytonJson.Call("model.res.user.warning.create", new JsonArray(yes), TrytonJson.Context(session.Company)), permit, ct));
        return ResultOf(await http.BookAsync(call, permit, ct));
    }

    private static JsonNode? ResultOf(ErpAnswer answer)
    {
        if (answer.NotFound) throw ErpFaultException.Retry("http-404", "404 There is no such database.");
        if (TrytonDialect.WarningOf(answer) is { } warning) throw ErpFaultException.Refused("warning", warning.Text);
        return (answer.Body as JsonObject)?["result"];
    }
}
