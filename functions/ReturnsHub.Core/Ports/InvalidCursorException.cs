namespace ReturnsHub.Core.Ports;

/// <summary>A cursor that this store never gave out: damaged, made up, or from another store. Start again without one.</summary>
public sealed class InvalidCursorException()
    : FormatException("The cursor is not one this store gave out; start again without a cursor.");
