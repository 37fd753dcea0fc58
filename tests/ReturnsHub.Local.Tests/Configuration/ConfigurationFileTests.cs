using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Core.Access;
using ReturnsHub.Local.Configuration;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Tests.Configuration;

public sealed class ConfigurationFileTests : IDisposable
{
    private const string Hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private readonly string _directory = Directory.CreateTempSubdirectory("returnshub-config-").FullName;

    [Fact]
    public void What_the_first_start_writes_is_a_working_configuration_only_its_owner_can_read()
    {
        var directory = Path.Combine(_directory, "new");
        using var random = RandomNumberGenerator.Create();
        var key = ConfigurationFile.Create(directory, random);
        var configuration = ConfigurationFile.Load(directory);
        var tenant = configuration.Tenants.Single();
        tenant.Id.Value.ShouldBe("my-shop");
        tenant.Connections.Single().Secrets.Single().ShouldStartWith("whsec_");
        configuration.ApiKeys.Single().Sha256.ShouldBe(HashedApiKeys.HashOf(key));
        configuration.ApiKeys.Single().Roles.ShouldBe([Role.Administrator, Role.Clerk, Role.Receiver, Role.Inspector, Role.Auditor]);
        File.ReadAllText(Path.Combine(directory, HubConfiguration.FileName)).ShouldNotContain(key);
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Directory.EnumerateFiles(directory))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public void A_file_once_written_is_never_written_over()
    {
        using var random = RandomNumberGenerator.Create();
        ConfigurationFile.Create(_directory, random);
        var before = File.ReadAllText(Path.Combine(_directory, HubConfiguration.FileName));
        Should.Throw<IOException>(() => ConfigurationFile.Create(_directory, random));
        File.ReadAllText(Path.Combine(_directory, HubConfiguration.FileName)).ShouldBe(before);
    }

    [Fact]
    public void Everything_wrong_is_named_at_once_each_with_its_place()
    {
        var errors = ErrorsOf(
            """
            {
              "tenants": [
                { "id": "My Shop", "policy": "nowhere.json", "connections": [
                  { "id": "hub", "source": "telepathy", "secrets": ["env:RETURNSHUB_NOT_SET"] },
                  { "id": "shop", "source": "shopify" },
                  7
                ] },
                { "id": "shop", "policy": { "version": "1", "approval": [{ "id": "a", "over": "lots" }] }, "colour": "blue",
                  "connections": [{ "id": "a1", "source": "shopify" }, { "id": "a1", "source": "shopify" }],
                  "consumers": [{ "id": "erp", "connector": "fax", "url": "nowhere", "events": ["credit.imagined"], "maxAttempts": 0 },
                    { "id": "erp2", "connector": "signed-webhook", "url": "http://127.0.0.1:1/", "secrets": ["short"] }] },
              ],
              "apiKeys": [ { "subject": "x", "tenant": "nobody", "roles": ["king"], "sha256": "abc" }, { } ],
              "limits": { "webhookBodyBytes": 1 },
              "surprise": true
            }
            """);
        foreach (var path in new[]
                 {
                     "tenants[0].id", "tenants[0].policy", "tenants[0].connections[0].id", "tenants[0].connections[0].source", "tenants[0].connections[0].secrets[0]",
                     "tenants[0].connections[1]", "tenants[0].connections[2]", "tenants[1].policy", "tenants[1].colour", "tenants[1].connections",
                     "tenants[1].consumers[0].connector", "tenants[1].consumers[0].url", "tenants[1].consumers[0].events[0]", "tenants[1].consumers[0].maxAttempts",
                     "tenants[1].consumers[1]", "apiKeys[0].tenant", "apiKeys[0].roles[0]", "apiKeys[0].sha256", "apiKeys[1].subject", "apiKeys[1].roles", "apiKeys[1].sha256",
                     "limits.webhookBodyBytes", "surprise",
                 })
        {
            errors.Select(e => e.Path).ShouldContain(path);
        }

        errors.ShouldAllBe(e => e.What.EndsWith('.'));
        errors.ShouldAllBe(e => !e.What.Contains("short", StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_key_cannot_approve_a_credit()
    {
        using var random = RandomNumberGenerator.Create();
        ConfigurationFile.Create(_directory, random);
        var roles = ConfigurationFile.Load(_directory).ApiKeys.Single().Roles;
        foreach (var permission in new[] { Permission.ApproveCredit, Permission.BreakGlass, Permission.ApprovePolicy, Permission.LiftControlledHold })
            RolePermissions.Allow(roles, permission).ShouldBeFalse();
        foreach (var permission in new[] { Permission.OpenReturn, Permission.ReceiveGoods, Permission.InspectGoods, Permission.OperateHub, Permission.ReadEvidence, Permission.ReadAudit })
            RolePermissions.Allow(roles, permission).ShouldBeTrue();
    }

    [Theory]
    [InlineData("read", "auditor")]
    [InlineData("operate", "clerk")]
    [InlineData("approve", "approver")]
    [InlineData("admin", "administrator")]
    [InlineData("Clerk", "must be one of clerk, receiver, inspector, approver, controller, auditor, administrator, integration.")]
    [InlineData("king", "must be one of")]
    public void A_role_that_is_none_says_what_to_write(string role, string what)
    {
        var error = ErrorsOf(Keys($$"""{ "subject": "a", "roles": ["{{role}}"], "sha256": "{{Hash}}" }""")).Single();
        error.Path.ShouldBe("apiKeys[0].roles[0]");
        error.What.ShouldContain(what);
    }

    [Theory]
    [InlineData("""{ "subject": "a", "roles": [], "sha256": "#" }""", "apiKeys[0].roles", "open nothing")]
    [InlineData("""{ "subject": "finn@example.com", "roles": ["clerk"], "sha256": "#" }""", "apiKeys[0].subject", "stable id")]
    [InlineData("""{ "subject": "Finn Finance", "roles": ["clerk"], "sha256": "#" }""", "apiKeys[0].subject", "stable id")]
    [InlineData("""{ "subject": "a", "roles": ["clerk"], "sha256": "#" }, { "subject": "b", "roles": ["approver"], "sha256": "#" }""", "apiKeys", "two holders")]
    [InlineData("""{ "subject": "a", "roles": ["clerk"], "sha256": "#" }, { "subject": "A", "roles": ["approver"], "sha256": "0#" }""", "apiKeys", "several ways: a, A")]
    public void A_key_that_would_blur_who_did_what_is_refused(string keys, string path, string what)
    {
        var error = ErrorsOf(Keys(keys.Replace("0#", Hash.Replace('e', 'f'), StringComparison.Ordinal).Replace("#", Hash, StringComparison.Ordinal))).Single();
        error.Path.ShouldBe(path);
        error.What.ShouldMatch(what);
    }

    [Fact]
    public void One_person_may_have_several_keys()
    {
        var keys = Read(Keys($$"""{ "subject": "a", "roles": ["clerk"], "sha256": "{{Hash}}" }, { "subject": "a", "roles": ["approver", "approver"], "sha256": "{{Hash.Replace('e', 'f')}}" }""")).ApiKeys;
        keys.Select(k => k.Subject).ShouldBe(["a", "a"]);
        keys[1].Roles.ShouldBe([Role.Approver]);
    }

    [Theory]
    [InlineData("{ \"tenants\": [], \"tenants\": [] }", "twice")]
    [InlineData("{ \"tenants\": [", "line 1")]
    [InlineData("", "line 1")]
    public void What_is_not_json_is_refused_with_its_line(string text, string what)
    {
        var error = ErrorsOf(text).Single();
        error.Path.ShouldBe("$");
        error.What.ShouldContain(what);
    }

    [Fact]
    public void A_missing_file_says_how_to_get_one()
    {
        var e = Should.Throw<ConfigurationException>(() => ConfigurationFile.Load(_directory));
        e.Errors.Single().What.ShouldContain("returnshub serve");
    }

    [Fact]
    public void A_secret_may_stand_in_the_environment()
    {
        const string name = "RETURNSHUB_TEST_SECRET";
        Environment.SetEnvironmentVariable(name, "from the environment");
        try
        {
            var configuration = Read(
                $$"""
                { "tenants": [{ "id": "shop", "policy": { "version": "1" }, "connections": [
                  { "id": "shop", "source": "shopify", "secrets": ["env:{{name}}"], "options": { "shopDomain": "my-shop.myshopify.com" } }] }],
                  "apiKeys": [{ "subject": "a", "tenant": "shop", "roles": ["auditor", "approver"], "sha256": "{{Hash}}" }],
                  "limits": { "webhookBodyBytes": 2048, "longestWaitSeconds": 5 } }
                """);
            configuration.Tenants[0].Connections[0].Secrets.ShouldBe(["from the environment"]);
            configuration.ApiKeys[0].Tenant!.Value.Value.ShouldBe("shop");
            configuration.ApiKeys[0].Roles.ShouldBe([Role.Auditor, Role.Approver]);
            configuration.Limits.WebhookBodyBytes.ShouldBe(2048);
            configuration.Limits.LongestWait.ShouldBe(TimeSpan.FromSeconds(5));
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static string Keys(string keys) => $$"""{ "tenants": [], "apiKeys": [{{keys}}] }""";

    private HubConfiguration Read(string text) => ConfigurationFile.Read("test.json", Encoding.UTF8.GetBytes(text), _directory);

    private IReadOnlyList<ConfigurationError> ErrorsOf(string text) => Should.Throw<ConfigurationException>(() => Read(text)).Errors;
}
