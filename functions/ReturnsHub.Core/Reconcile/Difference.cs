using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Reconcile;

/// <summary>Something that does not agree.</summary>
/// <param name="Code">A stable code; see <see cref="DifferenceCodes"/>.</param>
/// <param name="Severity">How urgent.</param>
/// <param name="About">The document number, credit or return line it is about.</param>
/// <param name="Amount">By how much, where it is about money.</param>
/// <param name="Detail">What was seen. No personal data.</param>
/// <param name="WhatToDo">What to do, in a sentence or two.</param>
public sealed record Difference(string Code, Severity Severity, string About, Money? Amount, string Detail, string WhatToDo);
