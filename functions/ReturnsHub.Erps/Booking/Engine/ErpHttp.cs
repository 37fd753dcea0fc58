using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.Booking.Engine;

/// <summary>
/// JSON over HTTP to one ERP: limits, sign-in, and what every failure leads to. A lost answer to a request that only reads is tried
/// again; to one that changes something it is <see cref="Core.Ports.OutcomeKind.Unknown"/>.
/// </summary>
/// <param name="http">Sends only where the hub may; see <see cref="OutboundGuard"/>.</param>
/// <param name="address">The connection's address; paths are below it.</param>
/// <param name="auth">Signs in.</param>
/// <param name="dialect">Reads the ERP's errors.</param>
/// <param name="options">Limits.</param>
/// <param name="time">The clock of time-outs and of <c>Retry-After</c>.</param>
public sealed class ErpHttp(HttpClient http, Uri address, IErpAuth auth, IErpDialect dialect, ErpHttpOptions options, TimeProvider time)
{
    private static readonly ProductInfoHeaderValue UserAgent = new("ReturnsHub", null);

    private readonly Uri _base = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");

    /// <summary>Sends a request that changes nothing: a GET, or a search by POST.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels for the caller.</param>
    /// <returns>The answer: 2xx, or 404.</returns>
    /// <exception cref="ErpFaultException">Everything else.</exception>
    public Task<ErpAnswer> AskAsync(ErpRequest request, CancellationToken ct) => SendAsync(request, changes: false, ct);

    /// <summary>Sends a request that changes something, with leave.</summary>
    /// <inheritdoc cref="AskAsync" path="/exception"/>
    public async Task<ErpAnswer> BookAsync(ErpRequest request, SendPermit permit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(permit);
        await permit.AskAsync(ct);
        return await SendAsync(request, changes: true, ct);
    }

    private async Task<ErpAnswer> SendAsync(ErpRequest request, bool changes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        var answer = await OnceAsync(request, changes, ct);
        // A request refused for its sign-in was not carried out, so a fresh one may carry it again.
        if (answer.Status == HttpStatusCode.Unauthorized && auth.Forget()) answer = await OnceAsync(request, changes, ct);
        return Judge(answer, changes);
    }

    private async Task<ErpAnswer> OnceAsync(ErpRequest request, bool changes, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        var sending = false;
        try
        {
            using var message = Message(request);
            await auth.SignAsync(message, limit.Token);
            sending = true;
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return await ErpAnswer.ReadAsync(response, options.MaxAnswerBytes, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw Lost(changes && sending, "timeout", "No answer in time.");
        }
        catch (HttpRequestException x) when (x.InnerException is OutboundRefusedException refused)
        {
            throw ErpFaultException.Retry("address-refused", refused.Message);
        }
        catch (HttpRequestException x) when (x.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            // No connection was made, so nothing was sent.
            throw ErpFaultException.Retry("connection", $"The connection failed: {x.HttpRequestError}.");
        }
        catch (Exception x) when (x is HttpRequestException or IOException)
        {
            throw Lost(changes && sending, "connection", "The connection broke.");
        }
        catch (JsonException)
        {
            throw Lost(changes && sending, "no-json", "The answer is no JSON.");
        }
    }

    private static ErpFaultException Lost(bool booked, string category, string answer) =>
        booked ? ErpFaultException.Unknown(category, answer) : ErpFaultException.Retry(category, answer);

    private HttpRequestMessage Message(ErpRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_base, request.Path.TrimStart('/')));
        if (!_base.IsBaseOf(message.RequestUri!)) throw new InvalidOperationException("A request leaves the connection's address.");
        // With a length: servers that take no chunked bodies answer 411 (Tryton does).
        if (request.Body is not null)
            message.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request.Body, ErpJson.Options)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        message.Headers.UserAgent.Add(UserAgent);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        foreach (var (name, value) in request.Headers) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private ErpAnswer Judge(ErpAnswer answer, bool changes)
    {
        if (dialect.FaultOf(answer, changes) is { } fault) throw fault;
        var line = $"{(int)answer.Status} {dialect.ErrorText(answer)}".TrimEnd();
        return (int)answer.Status switch
        {
            >= 200 and < 300 => answer,
            404 when !changes => answer,
            429 => throw ErpFaultException.Retry("http-429", line, answer.RetryAfter(time.GetUtcNow(), options.MaxRetryAfter)),
            // A key or an address can be put right while the delivery waits.
            401 or 403 or 404 or < 400 => throw ErpFaultException.Retry($"http-{(int)answer.Status}", line),
            408 or >= 500 when changes => throw new ErpFaultException(
                Core.Ports.OutcomeKind.Unknown, $"http-{(int)answer.Status}", line, answer.RetryAfter(time.GetUtcNow(), options.MaxRetryAfter)),
            408 or >= 500 => throw ErpFaultException.Retry($"http-{(int)answer.Status}", line, answer.RetryAfter(time.GetUtcNow(), options.MaxRetryAfter)),
            _ => throw ErpFaultException.Refused("validation", line),
        };
    }
}

/// <summary>Limits of calls to an ERP.</summary>
public sealed record ErpHttpOptions
{
    /// <summary>How long a call may take, sign-in included. Default 60 s: posting is slow in every ERP.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest answer that is read, in bytes. Default 1 MiB.</summary>
    public int MaxAnswerBytes { get; init; } = 1024 * 1024;

    /// <summary>The longest <c>Retry-After</c> that is honoured. Default 1 h.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>How requests to an ERP are signed in.</summary>
public interface IErpAuth
{
    /// <summary>Puts the sign-in on a request; may fetch a token first.</summary>
    /// <exception cref="ErpFaultException">No token was to be had.</exception>
    ValueTask SignAsync(HttpRequestMessage request, CancellationToken ct);

    /// <summary>Drops a token that the ERP refused; false when there is none to drop, so that trying again is useless.</summary>
    bool Forget();
}

/// <summary>What one ERP's answers mean where they differ from HTTP's own words.</summary>
public interface IErpDialect
{
    /// <summary>The fault in an answer, whatever its status (some answer 200 with an error inside); null to judge by the status.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="changes">Whether the request was to change something.</param>
    ErpFaultException? FaultOf(ErpAnswer answer, bool changes);

    /// <summary>The error's stable code and text in an answer, at most 200 characters; empty when there is none.</summary>
    string ErrorText(ErpAnswer answer);
}
