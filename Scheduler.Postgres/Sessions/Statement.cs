namespace Scheduler.Postgres.Sessions;

/// <summary>A statement with the name under which observers and interceptors meet it.</summary>
/// <param name="Name">Operation and phase.</param>
/// <param name="Sql">Text with positional parameters.</param>
internal readonly record struct Statement(string Name, string Sql);
