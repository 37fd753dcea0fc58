using System.Net;
using System.Text.Json;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Web.Tests.Policies;

public sealed class PolicyEndpointTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Tight = """
        // stricter
        { "version": "NAME", "returnWindowDays": 14,
          "approval": [{ "id": "all", "over": 50, "approvers": 1 }],
          "vendors": [{ "id": "nordwind", "vendors": ["Nordwind"], "evidenceNeeded": ["PHOTO"], "violations": [{ "violation": "DEFECTIVE_GOODS" }] }],
          "dispositions": [{ "id": "good", "grades": ["N", "A"], "disposition": "QUARANTINE" }] }
        """;

    [Fact]
    public async Task A_change_that_loosens_is_proposed_by_one_person_approved_by_another_and_decides_from_then_on()
    {
        using var ada = hub.Client("rhk_controller");
        using var otto = hub.Client("rhk_other");
        var before = (await RunningHub.ReadAsync(await ada.GetAsync("/api/policies/in-force?tenant=other"))).GetProperty("version").GetString();
        var loose = """{ "version": "loose-1", "returnWindowDays": 90 }""";

        using var proposed = await otto.PostAsync("/api/policies", Body("Christmas", loose));
        proposed.StatusCode.ShouldBe(HttpStatusCode.Created);
        var draft = await RunningHub.ReadAsync(proposed);
        draft.GetProperty("status").GetString().ShouldBe("DRAFT");
        draft.GetProperty("proposedBy").GetString().ShouldBe("otto");
        draft.GetProperty("comparison").GetProperty("loosens").GetBoolean().ShouldBeTrue();
        draft.GetProperty("comparison").GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("table").GetString()).ShouldContain("returnWindowDays");
        using var own = await otto.PostAsync("/api/policies/loose-1/approve", content: null);
        await RunningHub.ShouldRefuseAsync(own, 403, "policy-second-person-needed");
        (await RunningHub.ReadAsync(await otto.GetAsync("/api/policies/in-force"))).GetProperty("version").GetString().ShouldBe(before);

        using var approved = await ada.PostAsync("/api/policies/loose-1/approve?tenant=other", content: null);
        approved.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RunningHub.ReadAsync(approved)).ShouldSatisfyAllConditions(
            v => v.GetProperty("inForce").GetBoolean().ShouldBeTrue(), v => v.GetProperty("settledBy").GetString().ShouldBe("ada"));
        using var again = await ada.PostAsync("/api/policies/loose-1/approve?tenant=other", content: null);
        await RunningHub.ShouldRefuseAsync(again, 409, "policy-not-a-draft");

        var view = await hub.OpenAsync(Bodies.Jacket("policy-1"), "rhk_other");
        var events = await RunningHub.ReadAsync(await otto.GetAsync($"/api/returns/{view.GetProperty("returnId").GetString()}/events"));
        var versions = Versions(events).Distinct(StringComparer.Ordinal).ToList();
        versions.ShouldBe(["loose-1"]);
    }

    [Fact]
    public async Task A_change_that_only_tightens_is_put_in_force_by_its_proposer_and_moments_before_it_keep_their_version()
    {
        using var ada = hub.Client("rhk_controller");
        var first = await RunningHub.ReadAsync(await ada.GetAsync("/api/policies/in-force?tenant=shop"));
        first.GetProperty("version").GetString().ShouldBe("test-1");
        first.GetProperty("proposedBy").GetString().ShouldBe("file");
        var text = Tight.Replace("NAME", "tight-1", StringComparison.Ordinal);

        using var proposed = await ada.PostAsync("/api/policies?tenant=shop", Body("Audit", text));
        proposed.StatusCode.ShouldBe(HttpStatusCode.Created, await proposed.Content.ReadAsStringAsync());
        using var approved = await ada.PostAsync("/api/policies/tight-1/approve?tenant=shop", content: null);
        approved.StatusCode.ShouldBe(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        var from = (await RunningHub.ReadAsync(approved)).GetProperty("inForceFrom").GetDateTimeOffset();

        async Task<string?> AtAsync(DateTimeOffset at) => (await RunningHub.ReadAsync(
            await ada.GetAsync($"/api/policies/in-force?tenant=shop&at={Uri.EscapeDataString(at.ToString("O"))}"))).GetProperty("version").GetString();
        (await AtAsync(from)).ShouldBe("tight-1");
        (await AtAsync(from.AddTicks(-1))).ShouldBe("test-1");
        using var never = await ada.GetAsync("/api/policies/in-force?tenant=shop&at=2001-01-01T00:00:00Z");
        await RunningHub.ShouldRefuseAsync(never, 404, "not-found");
        using var unclear = await ada.GetAsync("/api/policies/in-force?tenant=shop&at=yesterday");
        await RunningHub.ShouldRefuseAsync(unclear, 400, "query-invalid");

        using var reader = hub.Client("rhk_reader");
        (await RunningHub.ReadAsync(await reader.GetAsync("/api/policies/tight-1"))).GetProperty("document").GetString().ShouldBe(text);
        var newest = await RunningHub.ReadAsync(await reader.GetAsync("/api/policies?limit=1"));
        var seen = new List<string?>();
        for (var page = newest; ; page = await RunningHub.ReadAsync(await reader.GetAsync($"/api/policies?limit=1&cursor={page.GetProperty("next").GetString()}")))
        {
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(v => v.GetProperty("version").GetString()));
            if (!page.TryGetProperty("next", out _)) break;
        }

        seen[^1].ShouldBe("test-1");
        seen.ShouldContain("tight-1");
        using var wrong = await reader.GetAsync("/api/policies?cursor=x");
        await RunningHub.ShouldRefuseAsync(wrong, 400, "cursor-invalid");
    }

    [Fact]
    public async Task A_draft_is_withdrawn_and_its_name_stays_taken()
    {
        using var ada = hub.Client("rhk_controller");
        using var proposed = await ada.PostAsync("/api/policies?tenant=shop", Body("Trial", Tight.Replace("NAME", "gone-1", StringComparison.Ordinal)));
        proposed.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var withdrawn = await ada.PostAsync("/api/policies/gone-1/withdraw?tenant=shop", content: null);
        (await RunningHub.ReadAsync(withdrawn)).GetProperty("status").GetString().ShouldBe("WITHDRAWN");
        using var taken = await ada.PostAsync("/api/policies?tenant=shop", Body("Trial", Tight.Replace("NAME", "gone-1", StringComparison.Ordinal)));
        await RunningHub.ShouldRefuseAsync(taken, 409, "policy-version-taken");
        using var unknown = await ada.PostAsync("/api/policies/nothing/withdraw?tenant=shop", content: null);
        await RunningHub.ShouldRefuseAsync(unknown, 404, "policy-version-unknown");
    }

    [Fact]
    public async Task A_document_with_faults_is_refused_with_the_place_and_line_of_each()
    {
        using var ada = hub.Client("rhk_controller");
        using var answer = await ada.PostAsync("/api/policies?tenant=shop", Body("Test", "{\n\"version\": \"x\",\n\"returnWindowDays\": 0,\n\"reasonConfidence\": 2\n}"));
        var errors = (await RunningHub.ShouldRefuseAsync(answer, 400, "policy-unreadable")).GetProperty("errors");
        errors.GetProperty("$.returnWindowDays")[0].GetString()!.ShouldStartWith("line 3: ");
        errors.GetProperty("$.reasonConfidence")[0].GetString()!.ShouldStartWith("line 4: ");
    }

    [Theory]
    [InlineData("""{ "why": "x" }""", "body-invalid")]
    [InlineData("""{ "why": "x", "document": 7 }""", "body-invalid")]
    [InlineData("""{ "why": "x", "document": "\ud800" }""", "body-invalid")]
    [InlineData("""{ "why": "x", "document": {}, "approve": true }""", "body-invalid")]
    [InlineData("""{ "document": { "version": "y" } }""", "policy-why-missing")]
    [InlineData("""{ "why": "x", "document": { "version": "a/b" } }""", "policy-version-unfit")]
    public async Task A_body_of_another_kind_is_refused(string body, string code)
    {
        using var ada = hub.Client("rhk_controller");
        using var answer = await ada.PostAsync("/api/policies?tenant=shop", RunningHub.Json(body));
        await RunningHub.ShouldRefuseAsync(answer, 400, code);
    }

    [Fact]
    public async Task Policies_of_another_tenant_are_not_shown()
    {
        using var otto = hub.Client("rhk_other");
        using var named = await otto.GetAsync("/api/policies?tenant=shop");
        await RunningHub.ShouldRefuseAsync(named, 404, "tenant-unknown");
        using var version = await otto.GetAsync("/api/policies/nothing");
        await RunningHub.ShouldRefuseAsync(version, 404, "not-found");
    }

    [Fact]
    public async Task The_schema_of_policies_is_published()
    {
        using var client = hub.Client(key: null);
        using var answer = await client.GetAsync("/schemas/policy.json");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/schema+json");
        (await RunningHub.ReadAsync(answer)).GetProperty("properties").EnumerateObject().Select(p => p.Name)
            .ShouldBe(typeof(PolicyDocument).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)), ignoreOrder: true);
    }

    private static StringContent Body(string why, string document) => RunningHub.Json(JsonSerializer.Serialize(new { why, document }));

    private static IEnumerable<string> Versions(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name == "policyVersion" ? [p.Value.GetString()!] : Versions(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Versions),
        _ => [],
    };
}
