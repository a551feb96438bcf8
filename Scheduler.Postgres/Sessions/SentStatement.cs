namespace Scheduler.Postgres;

/// <summary>A statement as it is sent to the server.</summary>
/// <param name="Sql">Text with positional parameters.</param>
/// <param name="Arguments">Values of the parameters. The rows of a <c>copy</c> are not among them.</param>
public sealed record SentStatement(string Sql, IReadOnlyList<object> Arguments);
