using System.Text;
using System.Text.Json.Nodes;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>Makes a user's API key as a person does under <i>Preferences, Account Security</i>: signed in, and asked for the password again.</summary>
internal static class OdooWebSession
{
    public static async Task<string> NewKeyAsync(Uri address, string database, string user, string password, string days)
    {
        using var http = new HttpClient();
        await PostAsync(http, new Uri(address, "web/session/authenticate"), new() { ["db"] = database, ["login"] = user, ["password"] = password });
        var description = (await CallAsync(http, address, "res.users.apikeys.description", "create", [new JsonArray(new JsonObject { ["name"] = "ReturnsHub", ["duration"] = days })]))![0]!.GetValue<int>();
        var answer = await CallAsync(http, address, "res.users.apikeys.description", "make_key", [new JsonArray(description)]);
        if (answer!["res_model"]!.GetValue<string>() == "res.users.identitycheck")
        {
            var check = answer["res_id"]!.GetValue<int>();
            answer = await CallAsync(http, address, "res.users.identitycheck", "run_check", [new JsonArray(check)], new JsonObject { ["password"] = password });
        }

        return answer!["context"]!["default_key"]!.GetValue<string>();
    }

    private static Task<JsonNode?> CallAsync(HttpClient http, Uri address, string model, string method, JsonArray arguments, JsonObject? context = null) =>
        PostAsync(http, new Uri(address, $"web/dataset/call_kw/{model}/{method}"), new()
        {
            ["model"] = model,
            ["method"] = method,
            ["args"] = arguments,
            ["kwargs"] = context is null ? new JsonObject() : new JsonObject { ["context"] = context },
        });

    private static async Task<JsonNode?> PostAsync(HttpClient http, Uri address, JsonObject parameters)
    {
        using var content = new StringContent(new JsonObject { ["jsonrpc"] = "2.0", ["params"] = parameters }.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(address, content);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return answer["error"] is { } error
            ? throw new InvalidOperationException($"{address.AbsolutePath}: {error["data"]?["message"] ?? error["message"]}")
            : answer["result"]?.DeepClone();
    }
}
