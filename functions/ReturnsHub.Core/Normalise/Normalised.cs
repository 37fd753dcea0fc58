using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Normalise;

/// <summary>What a message turned out to say.</summary>
public abstract record Normalised
{
    private Normalised()
    {
    }

    /// <summary>Facts, and requests about personal data. Both may be empty: some messages say nothing the hub needs.</summary>
    public sealed record Read(IReadOnlyList<Fact> Facts, IReadOnlyList<PrivacyRequest> Privacy) : Normalised
    {
        /// <summary>Facts only.</summary>
        public Read(params IReadOnlyList<Fact> facts)
            : this(facts, [])
        {
        }
    }

    /// <summary>
    /// It cannot be read. <paramref name="Reason"/> is a stable code; <paramref name="Detail"/> says what is wrong and what to
    /// do, without content of the message.
    /// </summary>
    public sealed record Unreadable(string Reason, string Detail) : Normalised;
}

/// <summary>What a privacy request asks for.</summary>
public enum PrivacyRequestKind
{
    /// <summary>A copy of a person's data.</summary>
    DataRequest = 0,
    /// <summary>Erase a person's data.</summary>
    ErasePerson,
    /// <summary>Erase everything of a shop that left.</summary>
    EraseShop,
}

/// <summary>A request about personal data.</summary>
/// <param name="Id">The request's id, derived like a fact's.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Orders">Orders whose returns are meant; empty for a shop.</param>
public sealed record PrivacyRequest(string Id, PrivacyRequestKind Kind, IReadOnlyList<LookupKey> Orders);
