using System.Net;
using System.Text.Json;
using ReturnsHub.Core.Access;
using ReturnsHub.Web.Access.Platform;

namespace ReturnsHub.Web.Tests.Access.Platform;

public sealed class PlatformSignInTests(PlatformHub platform) : IClassFixture<PlatformHub>
{
    private RunningHub Hub => platform.Hub;

    [Fact]
    public async Task A_signed_in_person_is_their_object_id_with_the_roles_and_the_tenant_their_claims_stand_for()
    {
        var me = await MeAsync(Principals.Of(Principals.Claims("ReturnsHub.Finance", "SomebodyElses.Admin")));
        me.GetProperty("subject").GetString().ShouldBe(Principals.Person);
        me.GetProperty("tenant").GetString().ShouldBe("shop");
        me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()).ShouldBe(["approver", "auditor"]);
        me.GetProperty("via").GetString().ShouldBe("platform:aad");
        me.ToString().ShouldNotContain("@");
        me.ToString().ShouldNotContain("Some One");
    }

    [Fact]
    public async Task Short_claim_names_and_an_upper_case_id_are_the_same_person()
    {
        var me = await MeAsync(Principals.Of(
            [("iss", Principals.Issuer), ("oid", Principals.Person.ToUpperInvariant()), ("tid", Principals.Directory), ("http://schemas.microsoft.com/ws/2008/06/identity/claims/role", "ReturnsHub.Clerk")]));
        me.GetProperty("subject").GetString().ShouldBe(Principals.Person);
        me.GetProperty("roles")[0].GetString().ShouldBe("clerk");
    }

    [Fact]
    public async Task What_they_do_says_platform_on_its_events_and_nothing_of_their_name()
    {
        using var client = Client(Principals.Of(Principals.Claims("ReturnsHub.Clerk")));
        using var opened = await client.PostAsync("/api/returns", RunningHub.Json(Bodies.Jacket("platform-1")));
        opened.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await RunningHub.ReadAsync(opened)).GetProperty("returnId").GetString();
        var text = await client.GetStringAsync($"/api/returns/{id}/events");
        using var events = JsonDocument.Parse(text);
        events.RootElement.EnumerateArray().ShouldAllBe(e => e.GetProperty("via").GetString() == "platform:aad");
        events.RootElement[0].GetProperty("actorid").GetString().ShouldBe(Principals.Person);
        text.ShouldNotContain("someone@example.com");
        text.ShouldNotContain("127.0.0.1");
    }

    [Fact]
    public async Task A_person_without_a_role_of_the_hub_gets_in_nowhere()
    {
        using var client = Client(Principals.Of(Principals.Claims("returnshub.clerk", "clerk", "administrator")));
        using var answer = await client.GetAsync("/api/returns");
        await RunningHub.ShouldRefuseAsync(answer, 403, "permission-missing");
    }

    [Theory]
    [InlineData("aad", "https://login.microsoftonline.com/other/v2.0")]
    [InlineData("aad", "HTTPS://LOGIN.MICROSOFTONLINE.COM/11111111-2222-3333-4444-555555555555/V2.0")]
    [InlineData("google", Principals.Issuer)]
    [InlineData("AAD", Principals.Issuer)]
    [InlineData("", Principals.Issuer)]
    public async Task Another_provider_or_issuer_is_not_trusted(string provider, string issuer)
    {
        var claims = Principals.Claims("ReturnsHub.Clerk").Select(c => c.Type == "iss" ? (c.Type, issuer) : c);
        await RefusedAsync(Principals.Of(claims, provider), 401, "principal-untrusted");
    }

    [Fact]
    public async Task A_principal_without_an_issuer_or_with_two_is_not_trusted()
    {
        var claims = Principals.Claims("ReturnsHub.Clerk");
        await RefusedAsync(Principals.Of(claims.Where(c => c.Type != "iss")), 401, "principal-untrusted");
        await RefusedAsync(Principals.Of([.. claims, ("iss", "https://evil.example")]), 401, "principal-untrusted");
    }

    [Fact]
    public async Task A_principal_without_an_object_id_or_with_two_is_nobody()
    {
        var claims = Principals.Claims("ReturnsHub.Clerk");
        await RefusedAsync(Principals.Of(claims.Where(c => c.Type != Principals.ObjectId)), 401, "principal-invalid");
        await RefusedAsync(Principals.Of([.. claims, ("oid", "00000000-eb26-4c1a-981c-ba1d25f0483d")]), 401, "principal-invalid");
        await RefusedAsync(Principals.Of(claims.Select(c => c.Type == Principals.ObjectId ? (c.Type, "clara") : c)), 401, "principal-invalid");
    }

    [Fact]
    public async Task Who_has_no_tenant_of_the_hub_or_several_is_not_let_in()
    {
        var claims = Principals.Claims("ReturnsHub.Clerk");
        await RefusedAsync(Principals.Of(claims.Where(c => c.Type != Principals.DirectoryId)), 403, "tenant-not-assigned");
        await RefusedAsync(Principals.Of([.. claims, ("tid", "99999999-2222-3333-4444-555555555555")]), 403, "tenant-not-assigned");
        await RefusedAsync(Principals.Of([.. claims, ("tid", "00000000-2222-3333-4444-555555555555")]), 403, "tenant-not-assigned");
    }

    [Theory]
    [InlineData("%%%")]
    [InlineData("bnVsbA==")]
    [InlineData("e30=")]
    [InlineData("eyJhdXRoX3R5cCI6ImFhZCIs")]
    [InlineData("")]
    public async Task A_header_that_cannot_be_read_is_nobody(string header) => await RefusedAsync(header, 401, "principal-invalid");

    [Fact]
    public async Task Two_headers_are_nobody()
    {
        using var client = Client(Principals.Of(Principals.Claims("ReturnsHub.Clerk")));
        client.DefaultRequestHeaders.Add(Principals.Header, Principals.Of(Principals.Claims("ReturnsHub.Finance")));
        using var answer = await client.GetAsync("/api/returns");
        await RunningHub.ShouldRefuseAsync(answer, 401, "principal-invalid");
    }

    [Fact]
    public async Task A_provider_header_that_says_otherwise_is_not_trusted()
    {
        using var client = Client(Principals.Of(Principals.Claims("ReturnsHub.Clerk")));
        client.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL-IDP", "google");
        using var answer = await client.GetAsync("/api/returns");
        await RunningHub.ShouldRefuseAsync(answer, 401, "principal-untrusted");
    }

    [Theory]
    [InlineData("rhk_clerk")]
    [InlineData("rhk_no_longer_a_key")]
    public async Task A_key_and_a_signed_in_person_on_one_request_are_refused(string key)
    {
        using var client = Client(Principals.Of(Principals.Claims("ReturnsHub.Finance")));
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var answer = await client.GetAsync("/api/returns");
        await RunningHub.ShouldRefuseAsync(answer, 401, "identity-ambiguous");
    }

    [Fact]
    public async Task The_persons_own_token_beside_the_principal_is_no_second_identity()
    {
        using var client = Client(Principals.Of(Principals.Claims("ReturnsHub.Clerk")));
        client.DefaultRequestHeaders.Authorization = new("Bearer", "eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiJ4In0.c2ln");
        using var answer = await client.GetAsync("/api/returns");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Keys_still_open_the_hub()
    {
        using var client = Hub.Client("rhk_clerk");
        using var answer = await client.GetAsync("/api/returns");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Another_sites_page_cannot_act_with_a_persons_sign_in(string header, string value)
    {
        using var client = Client(Principals.Of(Principals.Claims("ReturnsHub.Clerk")));
        client.DefaultRequestHeaders.Add(header, value);
        using var acts = await client.PostAsync("/api/returns", RunningHub.Json(Bodies.Jacket("cross-1")));
        await RunningHub.ShouldRefuseAsync(acts, 403, "cross-site");
        using var reads = await client.GetAsync("/api/returns");
        reads.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_hubs_own_page_can()
    {
        using var client = Client(Principals.Of(Principals.Claims("ReturnsHub.Clerk")));
        client.DefaultRequestHeaders.Add("Origin", Hub.Address.GetLeftPart(UriPartial.Authority));
        using var acts = await client.PostAsync("/api/returns", RunningHub.Json(Bodies.Jacket("own-1")));
        acts.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public void Settings_that_would_trust_nobody_or_anybody_are_refused()
    {
        foreach (var wrong in new[]
                 {
                     Principals.Trusted with { Providers = [] }, Principals.Trusted with { Providers = ["AAD"] }, Principals.Trusted with { Issuers = [] },
                     Principals.Trusted with { Issuers = ["*"] }, Principals.Trusted with { Roles = new Dictionary<string, IReadOnlyList<Role>>() },
                     Principals.Trusted with { Roles = new Dictionary<string, IReadOnlyList<Role>> { ["x"] = [default] } },
                     Principals.Trusted with { Tenants = new Dictionary<string, Core.Primitives.TenantId?>() }, Principals.Trusted with { RoleClaims = [] },
                 })
        {
            wrong.Check().ShouldNotBeEmpty();
            Should.Throw<ArgumentException>(() => new PlatformPrincipals(wrong));
        }

        Principals.Trusted.Check().ShouldBeEmpty();
    }

    private async Task<JsonElement> MeAsync(string header)
    {
        using var client = Client(header);
        using var answer = await client.GetAsync("/api/me");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await RunningHub.ReadAsync(answer);
    }

    private async Task RefusedAsync(string header, int status, string code)
    {
        using var client = Client(header);
        using var answer = await client.GetAsync("/api/returns");
        await RunningHub.ShouldRefuseAsync(answer, status, code);
        Hub.Log.ShouldNotContain("Exception");
    }

    private HttpClient Client(string header)
    {
        var client = Hub.Client(key: null);
        client.DefaultRequestHeaders.TryAddWithoutValidation(Principals.Header, header).ShouldBeTrue();
        return client;
    }
}

public sealed class ForgedPrincipalTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task On_a_host_with_keys_only_the_header_means_nothing()
    {
        using var client = hub.Client(key: null);
        client.DefaultRequestHeaders.Add(Principals.Header, Principals.Of(Principals.Claims("ReturnsHub.Finance")));
        using var answer = await client.GetAsync("/api/returns");
        await RunningHub.ShouldRefuseAsync(answer, 401, "key-missing-or-unknown");
    }

    [Fact]
    public async Task On_a_host_with_keys_only_a_key_is_who_calls_whatever_the_header_says()
    {
        using var client = hub.Client("rhk_clerk");
        client.DefaultRequestHeaders.Add(Principals.Header, Principals.Of(Principals.Claims("ReturnsHub.Finance")));
        var me = await RunningHub.ReadAsync(await client.GetAsync("/api/me"));
        me.GetProperty("subject").GetString().ShouldBe("clara");
        me.GetProperty("roles").GetArrayLength().ShouldBe(1);
    }
}
