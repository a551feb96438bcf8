using System.Globalization;

namespace Sim.CommandLine;

/// <summary>What is left of a bug of ours: a file with the stack, and one line that names it.</summary>
internal static class CrashReport
{
    /// <summary>Writes the file and composes the line.</summary>
    /// <param name="program">The word that the messages of the program begin with.</param>
    /// <param name="exception">What nobody expected.</param>
    /// <param name="arguments">The command line.</param>
    /// <returns>One line: what happened, the token of the case if there is one, and where the stack is.</returns>
    public static string Write(string program, Exception exception, IReadOnlyList<string> arguments)
    {
        var token = exception is CaseBugException bug ? bug.Token : null;
        var cause = exception is CaseBugException { InnerException: { } inner } ? inner : exception;
        var about = $"this is a bug of {program}: {cause.GetType().Name}: {cause.Message}{(token is null ? "" : $"; case {token}")}";
        try
        {
            var path = Path.Combine(
                Path.GetTempPath(),
                string.Create(CultureInfo.InvariantCulture, $"{program}-crash-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}.txt"));
            File.WriteAllText(path, $"{about}\ncommand: {program} {string.Join(' ', arguments)}\n\n{exception}\n");
            return $"{about}; the stack is in {path}";
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return $"{about}; the stack could not be written ({unwritable.Message}): {exception}";
        }
    }
}
