using System.Globalization;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>
/// Compares what a statement changed with what the copy of the rows says it must change. Nobody but the scheduler writes its
/// tables, so a difference means that the copy is not true any more: the operation is taken back and the next one reads the rows again.
/// </summary>
internal static class KnownRows
{
    /// <summary>Demands that a statement changed the rows that were known.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="known">Rows that it had to change.</param>
    /// <param name="changed">Rows that it changed.</param>
    /// <exception cref="StorageException">Some are gone or were added: somebody else writes the scheduler's tables.</exception>
    public static void Require(Statement statement, long known, long changed)
    {
        if (changed != known)
        {
            throw new StorageException(
                StorageErrorKind.Serialization,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{statement.Name} changed {changed} rows where {known} were known: somebody else writes the scheduler's tables"));
        }
    }
}
