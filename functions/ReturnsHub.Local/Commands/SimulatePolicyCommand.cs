using System.CommandLine;
using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Core.WhatIf;
using ReturnsHub.Embedded;
using ReturnsHub.Local.Configuration;
using ReturnsHub.Local.WhatIf;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Commands;

/// <summary><c>returnshub simulate-policy</c>: tries a draft policy on everything a stopped hub has lived through.</summary>
internal static class SimulatePolicyCommand
{
    public static Command Create()
    {
        var data = DataOption.Create();
        var policy = new Option<string>("--policy") { Description = "The draft policy's file.", Required = true };
        var baseline = new Option<string?>("--baseline") { Description = "The policy file to compare with; as a rule the policy in force." };
        var tenant = new Option<string?>("--tenant") { Description = "Whose returns; may be left out when the hub has one tenant." };
        var json = new Option<bool>("--json") { Description = "Write the report as JSON." };
        var command = new Command("simulate-policy", "Decide every return anew under a draft policy and tell what would differ, and by how much money.")
        {
            data, policy, baseline, tenant, json,
        };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetRequiredValue(data), parsed.GetRequiredValue(policy), parsed.GetValue(baseline), parsed.GetValue(tenant),
            parsed.GetValue(json), parsed.InvocationConfiguration.Output, ct));
        return command;
    }

    private static async Task<int> RunAsync(
        string directory, string policyFile, string? baselineFile, string? tenantName, bool json, TextWriter output, CancellationToken ct)
    {
        if (!Directory.Exists(directory)) throw new DirectoryNotFoundException($"There is no directory {directory}. Name the hub's with --data.");
        var draft = Read(policyFile);
        var tenants = ConfigurationFile.Load(directory).Tenants;
        var tenant = Find(tenants, tenantName, directory);
        await using var backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = directory }, TimeProvider.System, new Uuid7Ids(), ct);
        var baseline = baselineFile is not null
            ? Read(baselineFile)
            : await new PoliciesInForce(backend.Policies, new ConfiguredTenants(tenants), TimeProvider.System).NowAsync(tenant.Id, ct);
        var report = await new PolicySimulation(backend.Queries)
            .RunAsync(tenant.Id, baseline, draft, new WhatIfOptions(Workers: Environment.ProcessorCount), ct);
        await output.WriteLineAsync(json ? JsonSerializer.Serialize(report, HubJson.Options) : WhatIfText.Of(report));
        return ExitCodes.Fine;
    }

    private static Tenant Find(IReadOnlyList<Tenant> tenants, string? name, string directory)
    {
        if (name is null && tenants.Count == 1) return tenants[0];
        return tenants.FirstOrDefault(t => string.Equals(t.Id.Value, name, StringComparison.Ordinal))
            ?? throw new ConfigurationException(
                Path.Combine(directory, HubConfiguration.FileName), [new ConfigurationError("tenants", $"Name one of them with --tenant: {string.Join(", ", tenants.Select(t => t.Id.Value))}.")]);
    }

    private static PolicyDocument Read(string file)
    {
        var result = PolicyReader.Read(File.ReadAllBytes(file));
        return result.Policy ?? throw new ConfigurationException(file, [.. result.Faults.Select(f => new ConfigurationError(f.Path, f.Line is { } line ? $"line {line}: {f.Message}" : f.Message))]);
    }
}
