using System.Security.Cryptography;
using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Returns;

/// <summary>A return's open exceptions as rows of their own, so that they can be listed across returns.</summary>
internal sealed class ExceptionRows
{
    private static readonly Sql Delete = new("delete from exceptions where rid=?");
    private static readonly Sql Insert = new(
        "insert into exceptions(rid, tenant, return_id, kind, urgency, since, body, owner) values(?, ?, ?, ?, ?, ?, ?, ?)");

    /// <summary>What somebody took note of comes last.</summary>
    public const int Acknowledged = (int)Severity.High + 1;

    private readonly ReturnState _state;

    public ExceptionRows(ReturnState state)
    {
        _state = state;
        if (state.Exceptions.Count == 0) return;
        Digest = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(state.Exceptions, HubJson.Options))[..16];
    }

    /// <summary>Tells whether exceptions changed without comparing them; null when there are none.</summary>
    public byte[]? Digest { get; }

    /// <summary>Most urgent is smallest, so that one ascending index serves "most urgent first, then oldest".</summary>
    public static int Urgency(Severity severity) => (int)Severity.High - (int)severity;

    private static int Urgency(OpenException open) => open.AcknowledgedBy is null ? Urgency(open.Severity) : Acknowledged;

    public void Write(JournalConnection db, long rid, byte[]? digestBefore)
    {
        if (digestBefore.AsSpan().SequenceEqual(Digest)) return;
        if (digestBefore is not null) db.Use(Delete).Bind(rid).Run();
        foreach (var open in _state.Exceptions)
        {
            db.Use(Insert).Bind(rid).Bind(_state.Tenant.Value).Bind(_state.ReturnId.Value).Bind((long)open.Kind)
                .Bind(Urgency(open)).Bind(open.Since).Bind(JsonSerializer.SerializeToUtf8Bytes(open, HubJson.Options)).Bind(open.Owner).Run();
        }
    }
}
