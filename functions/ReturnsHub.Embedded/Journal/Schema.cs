using ReturnsHub.Embedded.Journal.Migrations;

namespace ReturnsHub.Embedded.Journal;

/// <summary>
/// The journal's tables, as an ordered list of steps. The file's <c>user_version</c> is the number of steps it has seen.
/// A published step never changes; a change is a new step.
/// </summary>
internal static class Schema
{
    public static IReadOnlyList<string> Steps { get; } = [Migration001.Sql, Migration002.Sql, Migration003.Sql, Migration004.Sql, Migration005.Sql, Migration006.Sql, Migration007.Sql, Migration008.Sql, Migration009.Sql, Migration010.Sql, Migration011.Sql, Migration012.Sql, Migration013.Sql];

    /// <summary>Brings a file forward to the newest step.</summary>
    /// <exception cref="DataTooNewException">The file has seen steps this program does not know; it is left as it is.</exception>
    public static void Migrate(JournalConnection db, string file) => Migrate(db, file, Steps);

    internal static void Migrate(JournalConnection db, string file, IReadOnlyList<string> steps)
    {
        var version = db.ExecuteScalar("pragma user_version");
        if (version > steps.Count) throw new DataTooNewException(file, version, steps.Count);
        for (var step = (int)version; step < steps.Count; step++)
        {
            db.BeginTransaction();
            try
            {
                db.Execute(steps[step]);
                db.Execute($"pragma user_version={step + 1}");
                db.Commit();
            }
            catch
            {
                db.Abandon();
                throw;
            }
        }
    }
}
