namespace ReturnsHub.Web.Access;

/// <summary>What a key may do. Roles do not include each other, except that <see cref="Admin"/> includes all.</summary>
public enum ApiRole
{
    /// <summary>Read returns, events, exceptions and how the hub is doing. Shows no personal data.</summary>
    Read = 1,
    /// <summary>Open returns, settle reasons, replay, redrive, and handle personal data and evidence.</summary>
    Operate,
    /// <summary>Approve and reject credits.</summary>
    Approve,
    /// <summary>Everything.</summary>
    Admin,
}
