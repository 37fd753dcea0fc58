using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Tryton;

/// <summary>
/// Signs in with a user and a password for a session (<c>common.db.login</c>), and learns which company the user works in. A session that
/// is too old to post is refused with 401 and dropped (trytond 6.0, <c>protocols/dispatcher.py</c>, <c>fresh_session</c>).
/// </summary>
internal sealed class TrytonSignIn(HttpClient http, Uri database, string user, string password, ErpHttpOptions options, TimeProvider time) : IErpAuth
{
    private readonly Uri _database = database.AbsoluteUri.EndsWith('/') ? database : new Uri(database.AbsoluteUri + "/");
    private volatile TrytonSession? _session;

    public async ValueTask SignAsync(HttpRequestMessage request, CancellationToken ct) => Sign(request, await SessionAsync(ct));

    public bool Forget()
    {
        var had = _session is not null;
        _session = null;
        return had;
    }

    /// <summary>The session; signs in when there is none.</summary>
    /// <exception cref="ErpFaultException">Signing in failed.</exception>
    public async Task<TrytonSession> SessionAsync(CancellationToken ct)
    {
        // Two calls at once may both sign in; either session serves.
        if (_session is { } kept) return kept;
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            return _session = await LoginAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw ErpFaultException.Retry("timeout", "No answer in time to the sign-in.");
        }
        catch (HttpRequestException x) when (x.InnerException is Outbound.OutboundRefusedException refused)
        {
            throw ErpFaultException.Retry("address-refused", refused.Message);
        }
        catch (Exception x) when (x is HttpRequestException or IOException or JsonException)
        {
            throw ErpFaultException.Retry("connection", "The connection failed during the sign-in.");
        }
    }

    private async Task<TrytonSession> LoginAsync(CancellationToken ct)
    {
        var login = await AskAsync(TrytonJson.Call("common.db.login", user, new JsonObject { ["password"] = password }), null, ct) as JsonArray;
        if (login is not [JsonValue id, JsonValue key, ..]) throw ErpFaultException.Retry("sign-in", "The sign-in gave no session.");
        var session = new TrytonSession(id.GetValue<int>(), key.GetValue<string>(), 0, "", 0);
        var preferences = await AskAsync(TrytonJson.Call("model.res.user.get_preferences", true, new JsonObject()), session, ct);
        if (preferences is not JsonObject { } known || known["company"] is not JsonValue company)
            throw ErpFaultException.Retry("sign-in", "The user works in no company. Set one in the user's preferences.");
        var read = await AskAsync(TrytonJson.Call("model.company.company.read", new JsonArray(company.DeepClone()), new JsonArray("currency.code", "currency.id"), new JsonObject()), session, ct);
        var currency = (read as JsonArray)?[0]?["currency."];
        var code = currency.Text("code") ?? throw ErpFaultException.Retry("sign-in", "The user's company cannot be read.");
        return session with { Company = company.GetValue<int>(), Currency = code, CurrencyId = currency!["id"]!.GetValue<int>() };
    }

    private async Task<JsonNode?> AskAsync(ErpRequest call, TrytonSession? session, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _database);
        message.Content = new StringContent(call.Body!.ToJsonString(ErpJson.Options), Encoding.UTF8, "application/json");
        if (session is not null) Sign(message, session);
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
        var answer = await ErpAnswer.ReadAsync(response, options.MaxAnswerBytes, ct);
        if (answer.Status == HttpStatusCode.OK && answer.Body is JsonObject body && body["error"] is null) return body["result"];
        // The answer may repeat what was sent; only the status is safe to keep.
        var why = answer.Status == HttpStatusCode.OK ? " with an error" : answer.NotFound ? ": there is no such database" : "";
        throw ErpFaultException.Retry("sign-in", $"{(int)answer.Status} Sign-in failed{why}.", answer.RetryAfter(time.GetUtcNow(), options.MaxRetryAfter));
    }

    private void Sign(HttpRequestMessage request, TrytonSession session)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{user}:{session.User}:{session.Key}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Session", Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>A session.</summary>
/// <param name="User">The user's id.</param>
/// <param name="Key">Its secret.</param>
/// <param name="Company">The company the user works in.</param>
/// <param name="Currency">The code of that company's currency.</param>
/// <param name="CurrencyId">The id of that company's currency.</param>
internal sealed record TrytonSession(int User, string Key, int Company, string Currency, int CurrencyId)
{
    // The key must not reach a log by way of a printed record.
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"session of user {User}");
}
