namespace ReturnsHub.Core.Reasons;
#pragma warning disable CS1591
public static class Redactor { public static (string Text, int N) Redact(string t, object? hints) => (t, 0); }
public static class Taxonomy { public const string Version = "2026-11"; }
