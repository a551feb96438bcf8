using Sim.Engine.Simulations;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.CommandLine;

/// <summary>Combines exit codes: of several, the first in a fixed order wins.</summary>
internal static class ExitCodes
{
    private static readonly ExitCode[] Precedence =
    [
        ExitCode.Usage,
        ExitCode.EnvironmentLacking,
        ExitCode.Nondeterminism,
        ExitCode.Violated,
        ExitCode.Liveness,
        ExitCode.Coverage,
    ];

    /// <summary>All codes and their meanings, for people.</summary>
    /// <param name="program">The word that the messages of the program begin with.</param>
    public static string Table(string program) => $"""
        Exit codes:
          0    everything held; for a walk file: its expectation and every witness
          1    a safety oracle was violated, or a walk file's expectation was not met
          2    usage error or unreadable input
          3    the environment lacks something
          4    a liveness oracle failed
          5    a required fact was never seen, or an oracle judged nothing
          6    the same case ran differently twice, or a failure did not happen again
          70   a bug of {program}
          129  ended by SIGHUP, 130 by Ctrl-C, 143 by SIGTERM

        """;

    /// <summary>The code that wins; <see cref="ExitCode.Held"/> if there is none.</summary>
    public static ExitCode First(IEnumerable<ExitCode> codes)
    {
        var given = codes.ToHashSet();
        return Precedence.FirstOrDefault(given.Contains, ExitCode.Held);
    }

    /// <summary>Whether the code tells of a violation, which no output that fails in the end and no signal may hide.</summary>
    public static bool IsViolation(ExitCode code) => code is ExitCode.Violated or ExitCode.Liveness;

    /// <summary>The code of an exception whose message is the line that the user gets; null for a bug of ours.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="isEnvironmentFault">Whether something of the program's own says that the environment lacks something.</param>
    public static ExitCode? Of(Exception exception, Func<Exception, bool> isEnvironmentFault) => exception switch
    {
        UsageException or WalkNotExecutableException or IOException or UnauthorizedAccessException => ExitCode.Usage,
        EnvironmentLackingException or EnvironmentFaultException => ExitCode.EnvironmentLacking,
        _ when isEnvironmentFault(exception) => ExitCode.EnvironmentLacking,
        _ => null,
    };

    /// <summary>The code for a violation of an oracle.</summary>
    public static ExitCode Of(OracleDescription oracle) => oracle.IsLiveness ? ExitCode.Liveness : ExitCode.Violated;
}
