using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.BusinessCentral;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.BusinessCentral;

/// <summary>
/// One company of Business Central online: validates customers, items, accounts, tax groups and dates, computes totals itself, gives a
/// posted document another id than its draft, and recognises no repeat but a vendor's number and the extension's key.
/// </summary>
internal sealed partial class FakeBusinessCentral : FakeErp
{
    public const string Company = "6f2c0a4e-1b7d-4d3e-9c55-0a1b2c3d4e5f";

    private readonly FakeCompany _company = new();
    private readonly FakeEntra _entra;

    public FakeBusinessCentral() => _entra = new FakeEntra(Time, "https://api.businesscentral.dynamics.com/.default");

    public override ErpRegistration Registration => BusinessCentralSystem.Registration;

    public override IReadOnlyList<string> Secrets => [FakeEntra.Secret];

    public override string Profile => Change(JsonNode.Parse(SampleProfile.Text("BusinessCentral"), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!.AsObject());

    public override IReadOnlyList<FakeBooking> Booked => _company.Booked;

    public FakeEntra Entra => _entra;

    public FakeCompany Books => _company;

    /// <summary>What a test changes in the profile.</summary>
    public Action<JsonObject> Settle { get; set; } = _ => { };

    /// <summary>Answers an error before anything else happens, once per entry.</summary>
    public Queue<(Func<FakeRequest, bool> Match, FakeAnswer Answer)> Errors { get; } = [];

    protected override string BasePath => "/v2.0/contoso.onmicrosoft.com/PROD/";

    public static FakeAnswer Error(int status, string code, string message) => new(status, new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = $"{message}  CorrelationId:  e1b0c6f2-2a3c-4a7a-9d2c-6f8f4f2f7f10." },
    });

    protected override FakeAnswer Answer(FakeRequest request)
    {
        if (_entra.Takes(request)) return _entra.Answer(request);
        if (!_entra.Knows(request)) return Error(401, "Authentication_InvalidCredentials", "The server has rejected the client credentials.");
        if (Errors.TryPeek(out var next) && next.Match(request))
        {
            Errors.Dequeue();
            return next.Answer;
        }

        var path = Below().Match(request.Path);
        if (!path.Success || path.Groups["company"].Value != Company) return Error(404, "BadRequest_ResourceNotFound", $"Resource not found for the segment '{request.Path}'.");
        try
        {
            return _company.Answer(request, path.Groups["set"].Value, path.Groups["id"].Value, path.Groups["rest"].Value, FilterOf(request.Query));
        }
        catch (FakeErrorException x)
        {
            return Error(x.Status, x.Code, x.Message);
        }
    }

    private string Change(JsonObject profile)
    {
        profile["settings"]!["loginHost"] = new Uri(Address, "/login").AbsoluteUri;
        Settle(profile);
        return profile.ToJsonString();
    }

    private static Dictionary<string, string> FilterOf(string query)
    {
        var filter = Uri.UnescapeDataString(query.TrimStart('?').Split('&').FirstOrDefault(p => p.StartsWith("$filter=", StringComparison.Ordinal)) ?? "");
        return Equality().Matches(filter).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"/api/(v2\.0|returnshub/returns/v1\.0)/companies\((?<company>[0-9a-f-]+)\)/(?<set>\w+)(\((?<id>[0-9a-f-]+)\))?(/(?<rest>[\w.]+))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Below();

    [GeneratedRegex(@"(?<name>\w+) eq '(?<value>([^']|'')*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Equality();
}

/// <summary>An error of business logic.</summary>
internal sealed class FakeErrorException(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;
}

/// <summary>The profiles that the connectors' folders show.</summary>
internal static class SampleProfile
{
    public static string Text(string folder)
    {
        using var stream = typeof(SampleProfile).Assembly.GetManifestResourceStream($"{folder}.profile.sample.json") ?? throw new InvalidOperationException($"There is no sample of {folder}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
