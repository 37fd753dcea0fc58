using System.Text.Json.Serialization;

namespace ReturnsHub.Core.Wire.Contracts;

/// <summary>A version of the contract.</summary>
/// <param name="Version">Its number: <c>1.0</c>.</param>
/// <param name="Date">The day it came into force, <c>2026-11-21</c>.</param>
public sealed record ContractVersion(string Version, string Date);

/// <summary>An event type.</summary>
/// <param name="Type">Its wire name: <c>returnshub.credit.released.v1</c>.</param>
/// <param name="Since">The version of the contract it came with.</param>
/// <param name="What">What it says, in a sentence or two.</param>
/// <param name="Fields">The members of its data.</param>
public sealed record ContractEvent(string Type, string Since, string What, IReadOnlyList<ContractField> Fields);

/// <summary>A member of an event's data, of its envelope or of a shape.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Type">
/// <c>string</c>, <c>boolean</c>, <c>integer</c>, <c>uuid</c>, or the name of a shape; <c>X[]</c> for a list, <c>map of X</c> for an
/// object with members of any name.
/// </param>
/// <param name="Required">Whether it is always there; else it is left out when there is nothing to say.</param>
/// <param name="Since">The version of the contract it came with.</param>
/// <param name="What">What it says.</param>
public sealed record ContractField(string Name, string Type, bool Required, string Since, string What)
{
    private const string List = "[]";
    private const string Map = "map of ";

    /// <summary>The type's name without what makes it a list or a map.</summary>
    [JsonIgnore]
    public string Shape
    {
        get
        {
            var name = Type;
            while (true)
            {
                if (name.EndsWith(List, StringComparison.Ordinal)) name = name[..^List.Length];
                else if (name.StartsWith(Map, StringComparison.Ordinal)) name = name[Map.Length..];
                else return name;
            }
        }
    }
}

/// <summary>What several fields are made of: an object, a code out of a list, or a text of a certain form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Since">The version of the contract it came with.</param>
/// <param name="What">What it stands for.</param>
public sealed record ContractShape(string Name, string Since, string What)
{
    /// <summary>The form of a text, a regular expression (ECMA-262); null when it is no text or of any form.</summary>
    public string? Pattern { get; init; }

    /// <summary>The members of an object; null when it is none.</summary>
    public IReadOnlyList<ContractField>? Fields { get; init; }

    /// <summary>The codes it may be; null when it is none. Be ready for codes that come later.</summary>
    public IReadOnlyList<ContractValue>? Values { get; init; }
}

/// <summary>A code.</summary>
/// <param name="Value">As it stands in JSON.</param>
/// <param name="Since">The version of the contract it came with.</param>
/// <param name="What">What it means.</param>
public sealed record ContractValue(string Value, string Since, string What);
