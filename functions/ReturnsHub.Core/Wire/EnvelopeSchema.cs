using System.Text.Json.Nodes;

namespace ReturnsHub.Core.Wire;

/// <summary>The JSON Schema of a whole event: the attributes as <see cref="CloudEventJson"/> writes them, and its data.</summary>
internal static class EnvelopeSchema
{
    private static readonly string[] Optional = ["via", "evidence", "test", "testconsumer", "previoushash"];

    public static JsonObject Of(string wireType, JsonNode data)
    {
        var attributes = new JsonObject
        {
            ["specversion"] = Fixed("1.0"),
            ["id"] = Described("The event's id, a UUIDv7.", new JsonObject { ["type"] = "string", ["format"] = "uuid" }),
            ["source"] = Described(
                "The tenant and the connection the cause came through, or 'hub'.", ScalarSchemas.Text($"^/tenants/{ScalarSchemas.TenantPattern}/connections/.+$")),
            ["type"] = Fixed(wireType),
            ["subject"] = Described("The return.", ScalarSchemas.Text(ScalarSchemas.ReturnIdPattern)),
            ["time"] = Described("When it happened, by the source's clock.", ScalarSchemas.Time()),
            ["datacontenttype"] = Fixed("application/json"),
            ["dataschema"] = Described(
                "The schema's name, a URI; served at /schemas/. Events recorded at first have its path.",
                ScalarSchemas.Names([CloudEventJson.SchemaUri(wireType), CloudEventJson.SchemaPath(wireType)])),
            ["sequence"] = Described("Place on the return's stream: gapless from 1, at least ten digits.", ScalarSchemas.Text(@"^\d{10,19}$")),
            ["recordedat"] = Described("When the hub recorded it.", ScalarSchemas.Time()),
            ["causationid"] = Described("The id of the report that caused it.", new JsonObject { ["type"] = "string" }),
            ["actorkind"] = Described(
                "What kind of author it has.", ScalarSchemas.Names(Enum.GetNames<ActorKind>().Select(n => n.ToUpperInvariant()))),
            ["actorid"] = Described("Who did it: a stable id, never a name.", new JsonObject { ["type"] = "string" }),
            ["via"] = Described(
                "From where a person's command came: a key, by the start of its hash, or a platform's identity provider.", ScalarSchemas.Text("^(key|platform):[a-z0-9-]{1,40}$")),
            ["evidence"] = Described("SHA-256 of the raw bytes behind it.", ScalarSchemas.Text(ScalarSchemas.HashPattern)),
            ["test"] = Described("Present and true when it happened in a sandbox: nothing of it is real.", new JsonObject { ["type"] = "boolean", ["const"] = true }),
            ["testconsumer"] = Described("The only consumer that a simulated return is meant for.", ScalarSchemas.Text("^[a-z0-9][a-z0-9-]{1,39}$")),
            ["previoushash"] = Described("The hash of the event before; absent on a return's first.", ScalarSchemas.Text(ScalarSchemas.HashPattern)),
            ["hash"] = Described("SHA-256 over a byte 0x01 and this event without this member, in canonical JSON (RFC 8785).", ScalarSchemas.Text(ScalarSchemas.HashPattern)),
            ["data"] = data,
        };
        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. attributes.Select(a => a.Key).Except(Optional).Select(n => JsonValue.Create(n))]),
            ["properties"] = attributes,
        };
    }

    private static JsonObject Fixed(string value) => new() { ["type"] = "string", ["const"] = value };

    private static JsonObject Described(string description, JsonObject schema)
    {
        schema.Insert(0, "description", description);
        return schema;
    }
}
