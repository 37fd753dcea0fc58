using System.Globalization;
using System.Net;
using System.Text.Json;

namespace ReturnsHub.Local.Demo;

/// <summary>What a controller and an auditor want to see: holds that hold, claims, certificates, and what a draft policy would change. All over the API.</summary>
internal sealed class DemoGovernance(DemoSender sender, DemoPeople people)
{
    /// <summary>The clerk stops a credit; no approval gets past it, and another person lifts it.</summary>
    public async Task<string> HoldAsync()
    {
        var held = (await people.AllAsync("finn", "/api/returns?held=true&limit=500")).First(r => Holds(r) is ["VALUE_OVER_LIMIT"]);
        var path = $"/api/returns/{Id(held)}";
        await OkAsync("clara", $"{path}/holds", new { code = "MANUAL", why = "customer asked to wait" });
        var now = await GetAsync("finn", path);
        var credit = now.GetProperty("credits").EnumerateArray().Single(c => Text(c, "status") == "HELD");
        await RefusedAsync("finn", $"{path}/credits/{Text(credit, "creditId")}/approve", new { contentHash = Text(credit, "contentHash") });
        var self = await RefusedAsync("clara", $"{path}/holds/MANUAL/lift", new { why = "never mind" });
        await OkAsync("finn", $"{path}/holds/MANUAL/lift", new { why = "customer is fine" });
        return $"clara put {Text(held, "rma")} on hold: finn's approval was refused, clara could not lift her own hold ({self}), finn lifted it.";
    }

    /// <summary>The controller sends a vendor claim with its evidence and follows it to settlement.</summary>
    public async Task<string> ClaimAsync()
    {
        var listed = (await people.AllAsync("carla", "/api/claims?status=OPEN&party=Lumen%20%26%20Co&limit=500"))[0];
        var claim = listed.GetProperty("claim");
        var path = $"/api/returns/{Text(listed, "returnId")}/claims/{Text(claim, "claimId")}";
        var early = await RefusedAsync("carla", $"{path}/submit");
        await OkAsync("carla", $"{path}/evidence", new { kind = "PHOTO", reference = "PIC-1001" });
        await OkAsync("carla", $"{path}/submit");
        await OkAsync("carla", $"{path}/answer", new { accepted = true, reference = "LUMEN-77" });
        await OkAsync("carla", $"{path}/settle", new { amount = 18.50m, currency = "EUR", reference = "CN-4711" });
        var document = await GetAsync("carla", $"{path}/chargeback");
        return $"carla charged Lumen & Co for {Text(document, "violation")} as {Text(document, "documentNumber")}: refused without a photo ({early}), then sent, accepted as LUMEN-77, settled with 18.50 EUR.";
    }

    /// <summary>A device that holds data waits for a certificate of wiping; broken ones are destroyed with theirs.</summary>
    public async Task<string> CertifyAsync()
    {
        var pending = (await people.AllAsync("ines", "/api/exceptions?kind=WIPE_PENDING&limit=500"))[0];
        var path = $"/api/returns/{Text(pending, "returnId")}";
        var before = (await GetAsync("ines", path)).GetProperty("dispositions")[0];
        var serial = before.GetProperty("serials")[0].GetString();
        await RefusedAsync("ines", $"{path}/dispositions/overrule", new { units = Text(pending, "about"), disposition = "RESTOCK", why = "looks new" });
        var after = await OkAsync("ines", $"{path}/certificates", new { certificateId = "WIPE-1", serial, method = "NIST SP 800-88 PURGE", kind = "WIPED" });
        return $"a watch ({serial}) was held as {Text(before, "disposition")} until its wiping was certified (WIPE-1), then {Text(after.GetProperty("dispositions")[0], "disposition")}; nobody could overrule that before.";
    }

    /// <summary>Broken devices were destroyed, each with a certificate for its serial number.</summary>
    public async Task<string> DestroyedAsync()
    {
        foreach (var r in await people.AllAsync("carla", "/api/returns?limit=500"))
        {
            var destroyed = r.GetProperty("dispositions").EnumerateArray().FirstOrDefault(d => Text(d, "disposition") == "SECURE_DESTRUCTION");
            if (destroyed.ValueKind == JsonValueKind.Undefined) continue;
            var events = await GetAsync("carla", $"/api/returns/{Id(r)}/events");
            var certificate = events.EnumerateArray().Select(e => e.GetProperty("data"))
                .First(d => d.TryGetProperty("certificateId", out _));
            if (r.GetProperty("exceptions").EnumerateArray().Any(x => Text(x, "kind") == "CERTIFICATE_MISSING")) throw new InvalidOperationException("A destroyed device lacks its certificate.");
            return $"a broken watch ({Text(certificate, "serial")}) was destroyed with certificate {Text(certificate, "certificateId")}.";
        }

        throw new InvalidOperationException("No device was destroyed.");
    }

    /// <summary>What a draft would have decided otherwise.</summary>
    public async Task<string> WhatIfAsync()
    {
        var report = await OkAsync("carla", "/api/policies/simulate?most=50000", DemoPolicy.Draft);
        var total = report.GetProperty("total")[0];
        decimal Amount(string name) => decimal.Parse(Text(total, name), CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"under {Text(report, "draft")} {report.GetProperty("returnsChanged")} of {report.GetProperty("returns")} returns would come out otherwise: {Amount("releasedBefore"):0.00} → {Amount("releasedAfter"):0.00} EUR by itself, {Amount("heldBefore"):0.00} → {Amount("heldAfter"):0.00} EUR waiting for a person.");
    }

    private async Task<JsonElement> OkAsync(string person, string path, object? body = null)
    {
        var (status, answer) = await sender.ApiAsync(person, HttpMethod.Post, path, body);
        return status == HttpStatusCode.OK ? answer : throw new InvalidOperationException($"{path} by {person} was answered {(int)status}: {answer}");
    }

    private async Task<JsonElement> GetAsync(string person, string path)
    {
        var (status, answer) = await sender.ApiAsync(person, HttpMethod.Get, path);
        return status == HttpStatusCode.OK ? answer : throw new InvalidOperationException($"{path} by {person} was answered {(int)status}.");
    }

    /// <summary>The code of a refusal that must come.</summary>
    private async Task<string> RefusedAsync(string person, string path, object? body = null)
    {
        var (status, answer) = await sender.ApiAsync(person, HttpMethod.Post, path, body);
        return status is HttpStatusCode.Conflict or HttpStatusCode.Forbidden
            ? Text(answer, "code")
            : throw new InvalidOperationException($"{path} by {person} must be refused and was answered {(int)status}: {answer}");
    }

    private static string[] Holds(JsonElement r) =>
        [.. r.GetProperty("credits").EnumerateArray().Where(c => Text(c, "status") == "HELD").SelectMany(c => c.GetProperty("holds").EnumerateArray()).Select(h => Text(h, "code"))];

    private static string Id(JsonElement r) => Text(r, "returnId");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
