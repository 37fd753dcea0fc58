using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Core.Policies.Reading;

/// <summary>
/// Walks a document once along the shape of a type: every member known and given once, every required one there, every code
/// and number readable. Tells all faults, where a serializer tells the first.
/// </summary>
internal ref struct ShapeReader
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly List<PolicyFault> _faults = [];
    private Utf8JsonReader _reader;
    private string _path = "$";
    private int _line = 1;
    private int _counted;

    private ShapeReader(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions
        {
            CommentHandling = HubJson.Document.ReadCommentHandling,
            AllowTrailingCommas = HubJson.Document.AllowTrailingCommas,
            MaxDepth = HubJson.MaxDepth,
        });
    }

    public static Shape Read(ReadOnlySpan<byte> json, Type type)
    {
        var walk = new ShapeReader(json);
        try
        {
            walk._reader.Read();
            walk.Value(type, "$", nullable: false);
            walk._reader.Read();
        }
        catch (JsonException e)
        {
            var line = (int?)e.LineNumber + 1;
            walk._faults.Add(new PolicyFault(walk._path, line, $"Not JSON from here on: {e.Message.Split(" LineNumber:")[0]}"));
        }

        return new Shape(walk._lines, [.. walk._faults.Take(PolicyReader.MostFaults)]);
    }

    private void Value(Type type, string path, bool nullable)
    {
        Enter(path);
        if (_reader.TokenType == JsonTokenType.Null)
        {
            if (!nullable) Fault(path, "null is not allowed here. Leave the member out or give it a value.");
            return;
        }

        var info = HubJson.Document.GetTypeInfo(type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when _reader.TokenType == JsonTokenType.StartObject:
                Members(info, path);
                break;
            case JsonTypeInfoKind.Enumerable when _reader.TokenType == JsonTokenType.StartArray:
                Entries(info.ElementType!, path);
                break;
            case JsonTypeInfoKind.Object or JsonTypeInfoKind.Enumerable:
                Fault(path, info.Kind == JsonTypeInfoKind.Object ? "An object { … } is expected here." : "A list [ … ] is expected here.");
                _reader.Skip();
                break;
            default:
                if (Scalars.Fault(ref _reader, Nullable.GetUnderlyingType(type) ?? type) is { } fault) Fault(path, fault);
                _reader.Skip();
                break;
        }
    }

    private void Members(JsonTypeInfo info, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Scalars.Text(ref _reader) ?? "?";
            var known = info.Properties.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));
            var member = $"{path}.{Clip.Of(name, 60)}";
            Enter(member);
            if (known is null) Fault(member, $"There is no such member. Known here: {string.Join(", ", info.Properties.Select(p => p.Name))}.");
            else if (!seen.Add(name)) Fault(member, "The member is given twice. Keep one.");
            _reader.Read();
            if (known is null) _reader.Skip();
            else Value(known.PropertyType, member, known.IsSetNullable);
        }

        foreach (var missing in info.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name)))
            Fault($"{path}.{missing.Name}", "The member is missing. Add it.", _lines[path]);
    }

    private void Entries(Type type, string path)
    {
        var index = 0;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (index < PolicyReader.MostEntries) Value(type, $"{path}[{index}]", nullable: false);
            else _reader.Skip();
            index++;
        }

        if (index > PolicyReader.MostEntries) Fault(path, $"{index} entries are too many. Keep at most {PolicyReader.MostEntries}.", _lines[path]);
    }

    private void Enter(string path)
    {
        var start = (int)_reader.TokenStartIndex;
        _line += _json[_counted..start].Count((byte)'\n');
        _counted = start;
        _path = path;
        _lines[path] = _line;
    }

    private readonly void Fault(string path, string message, int? line = null)
    {
        if (_faults.Count < PolicyReader.MostFaults) _faults.Add(new PolicyFault(path, line ?? _line, message));
    }
}
