namespace Scheduler.Postgres.Tests.Plans;

/// <summary>A statement that a storage has sent.</summary>
/// <param name="Name">The boundary that it first passed.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Sql">Its text.</param>
/// <param name="Arguments">Its arguments then.</param>
public sealed record RecordedStatement(string Name, StatementKind Kind, string Sql, IReadOnlyList<object> Arguments);
