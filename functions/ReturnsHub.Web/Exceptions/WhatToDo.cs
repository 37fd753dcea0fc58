using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Exceptions;

namespace ReturnsHub.Web.Exceptions;

/// <summary>What a person does about each kind of exception.</summary>
internal static class WhatToDo
{
    public const string Unmatched =
        "No return carries any of these names. Check the number with the sender, or open the return; the report is then attached by itself.";

    public const string Quarantined =
        "The message could not be read. See why, have the sender or the adapter put right, then replay it.";

    public static string About(ExceptionKind kind) => ExceptionGuide.Of(kind).WhatToDo;
}
