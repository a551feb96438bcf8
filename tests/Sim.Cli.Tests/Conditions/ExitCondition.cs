using Sim.Cli.Environment;
using Sim.CommandLine;

namespace Sim.Cli.Tests.Conditions;

/// <summary>A condition under which a command ends with a code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">The condition.</param>
/// <param name="Arguments">The command line that meets it in a folder.</param>
internal sealed record ExitCondition(ExitCode Code, string Name, Func<TemporaryFolder, string[]> Arguments)
{
    /// <summary>Environment variables.</summary>
    public (string Name, string Value)[] Variables { get; init; } = [];

    /// <summary>Backends of the test; null for those of this machine.</summary>
    public Func<Backends>? Backends { get; init; }

    /// <summary>The code of the signal that comes before the work is done; null for none.</summary>
    public ExitCode? Signal { get; init; }

    /// <summary>Meets the condition.</summary>
    public async Task<SimRun> BringAboutAsync()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        if (Signal is not null)
        {
            await cancellation.CancelAsync();
        }

        var output = new RecordedOutput();
        var application = new SimApplication(
            output, name => Array.Find(Variables, variable => variable.Name == name).Value, Backends, () => Signal ?? ExitCode.Interrupted);
        var exitCode = await application.RunAsync(Arguments(folder), cancellation.Token);
        return new SimRun(exitCode, output.StandardText.ToString(), output.ErrorText.ToString());
    }
}
