using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.WhatIf;

/// <summary>Stands in for a fact while a return is decided anew: nothing new is known. Never recorded.</summary>
internal sealed record Reconsideration : FactBody;
