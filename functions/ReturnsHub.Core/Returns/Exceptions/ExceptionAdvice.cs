
namespace ReturnsHub.Core.Returns.Exceptions;

/// <summary>What a person may do about a kind of exception.</summary>
public enum ExceptionEnding
{
    /// <summary>It ends only when its cause is gone.</summary>
    WithCause = 1,
    /// <summary>About money: a person may take note of it, it stays visible until its cause is gone.</summary>
    Acknowledged,
    /// <summary>A person may set it aside with a reason.</summary>
    Dismissed,
}

/// <summary>A row of the <see cref="ExceptionGuide"/>.</summary>
/// <param name="Permission">What the person who puts the cause right must be allowed to do.</param>
/// <param name="Ending">How far a person's word ends it.</param>
/// <param name="WhatToDo">What to do next, in plain words.</param>
public sealed record ExceptionAdvice(Permission Permission, ExceptionEnding Ending, string WhatToDo);
