namespace ReturnsHub.Core.Ports;

/// <summary>A cursor was not made by the list or feed it was given to.</summary>
public sealed class InvalidCursorException() : Exception("The cursor is not one this list gave out. Start from the beginning.");
