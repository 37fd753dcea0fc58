using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Access;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Commands;

/// <summary><c>returnshub key</c>: makes a key for a person or a system. Writes nothing: who adds the entry decides who gets in.</summary>
internal static class KeyCommand
{
    public static Command Create()
    {
        var subject = new Option<string>("--subject") { Description = "The holder's stable id; never a name or an address.", Required = true };
        subject.Validators.Add(result =>
        {
            if (!SubjectIds.IsOne(result.GetValueOrDefault<string>() ?? "")) result.AddError($"--subject {SubjectIds.Rule}");
        });
        var tenant = new Option<string?>("--tenant") { Description = "The only tenant the key sees; all when left out." };
        var roles = new Option<string[]>("--role") { Description = "What the holder is to the hub; may be given several times.", Required = true };
        roles.Validators.Add(result =>
        {
            foreach (var name in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (AccessNames.RoleOf(name) is null) result.AddError($"--role is one of {string.Join(", ", Enum.GetValues<Role>().Select(AccessNames.Of))}.");
            }
        });
        var command = new Command("key", "Make an API key and the entry that lets its holder in.") { subject, tenant, roles };
        command.SetAction((parsed, _) => RunAsync(
            parsed.GetRequiredValue(subject), parsed.GetValue(tenant), parsed.GetRequiredValue(roles), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static async Task<int> RunAsync(string subject, string? tenant, string[] roles, TextWriter output)
    {
        using var random = RandomNumberGenerator.Create();
        var key = HashedApiKeys.Create(random);
        var entry = new JsonObject { ["subject"] = subject };
        if (tenant is not null) entry["tenant"] = tenant;
        entry["roles"] = JsonSerializer.SerializeToNode(roles.Distinct(StringComparer.Ordinal));
        entry["sha256"] = HashedApiKeys.HashOf(key);
        await output.WriteLineAsync($"Key, shown this once; give it to its holder: {key}");
        await output.WriteLineAsync("Add this to apiKeys in returnshub.json and start the hub again:");
        await output.WriteLineAsync($"  {entry.ToJsonString()},");
        return ExitCodes.Fine;
    }
}
