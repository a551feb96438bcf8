using Sim.Engine.Verdicts;

namespace Sim.Cli;

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

    /// <summary>The code that wins; <see cref="ExitCode.Held"/> if there is none.</summary>
    public static ExitCode First(IEnumerable<ExitCode> codes)
    {
        var given = codes.ToHashSet();
        return Precedence.FirstOrDefault(given.Contains, ExitCode.Held);
    }

    /// <summary>The code for a violation of an oracle.</summary>
    public static ExitCode Of(OracleDescription oracle) => oracle.IsLiveness ? ExitCode.Liveness : ExitCode.Violated;
}
