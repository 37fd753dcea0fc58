using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Wire;
using ReturnsHub.Core.Wire.Contracts;

namespace ReturnsHub.Core.Tests.Wire.Contracts;

/// <summary>The contract as the code has it today, with the words of its documentation and no version on anything.</summary>
internal sealed class CodeContract
{
    private static readonly Dictionary<Type, string> PublicNames = new() { [typeof(decimal)] = "decimal", [typeof(DateTimeOffset)] = "date-time" };

    private readonly Words _words = new();
    private readonly SortedDictionary<string, (Type Type, ContractShape Shape)> _shapes = new(StringComparer.Ordinal);

    private CodeContract()
    {
    }

    public static EventContract Read()
    {
        var reader = new CodeContract();
        List<ContractEvent> events = [.. EventCatalogue.All.Select(e => new ContractEvent(e.Wire, "", reader._words.Of(e.Type), reader.Fields(e.Type)))];
        return new EventContract { Versions = [], Envelope = Envelope(), Events = events, Shapes = [.. reader._shapes.Values.Select(s => s.Shape)] };
    }

    private static List<ContractField> Envelope()
    {
        var schema = EnvelopeSchema.Of("x", new JsonObject { ["type"] = "object", ["description"] = "What happened, by the event's type." });
        var required = schema["required"]!.AsArray().Select(n => n!.GetValue<string>()).ToHashSet();
        return [.. schema["properties"]!.AsObject().Select(p => new ContractField(
            p.Key, EnvelopeType(p.Value!), required.Contains(p.Key), "", p.Value!["description"]?.GetValue<string>() ?? ""))];
    }

    private static string EnvelopeType(JsonNode schema) => schema switch
    {
        _ when schema["enum"] is JsonArray codes && codes.Select(c => c!.GetValue<string>()).SequenceEqual(Enum.GetValues<ActorKind>().Select(k => CodeNames.Of(k))) => nameof(ActorKind),
        _ when schema["enum"] is JsonArray => "string",
        _ when schema["format"] is { } format => format.GetValue<string>(),
        _ => schema["type"]!.GetValue<string>(),
    };

    private List<ContractField> Fields(Type type) =>
        [.. HubJson.Options.GetTypeInfo(type).Properties.Where(p => p.Get is not null).Select(Field)];

    private ContractField Field(JsonPropertyInfo property) => new(
        property.Name,
        TypeName(property.PropertyType),
        !property.IsGetNullable && Nullable.GetUnderlyingType(property.PropertyType) is null,
        "",
        _words.Of((MemberInfo)property.AttributeProvider!));

    private string TypeName(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string)) return "string";
        if (type == typeof(bool)) return "boolean";
        if (type == typeof(int) || type == typeof(long)) return "integer";
        if (type == typeof(Guid)) return "uuid";
        var info = HubJson.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => TypeName(info.ElementType!) + "[]",
            JsonTypeInfoKind.Dictionary => "map of " + TypeName(info.ElementType!),
            _ => Shape(type, info.Kind),
        };
    }

    private string Shape(Type type, JsonTypeInfoKind kind)
    {
        var name = PublicNames.GetValueOrDefault(type, type.Name);
        if (_shapes.TryGetValue(name, out var known))
        {
            known.Type.ShouldBe(type, "two types of one name cannot both stand in the contract");
            return name;
        }

        var shape = new ContractShape(name, "", _words.Of(type));
        _shapes[name] = (type, shape);
        if (kind == JsonTypeInfoKind.Object) shape = shape with { Fields = Fields(type) };
        else if (type.IsEnum) shape = shape with { Values = [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(Value)] };
        else if (type == typeof(Money)) shape = shape with { Fields = [.. MoneyFields()] };
        else shape = shape with { Pattern = ScalarSchemas.Of(type)!["pattern"]!.GetValue<string>() };
        _shapes[name] = (type, shape);
        return name;
    }

    private ContractValue Value(FieldInfo field) => new(CodeNames.Of((Enum)field.GetValue(null)!), "", _words.Of(field));

    // Money travels by a converter; its members are those of its schema.
    private IEnumerable<ContractField> MoneyFields() => ScalarSchemas.Of(typeof(Money))!["properties"]!.AsObject()
        .Select(p => typeof(Money).GetProperties().Single(m => string.Equals(m.Name, p.Key, StringComparison.OrdinalIgnoreCase)))
        .Select(m => new ContractField(m.Name.ToLowerInvariant(), TypeName(m.PropertyType), true, "", _words.Of(m)));
}
