using Sim.Cli.Environment;
using Sim.CommandLine;

namespace Sim.Cli.Tests;

/// <summary>One command line, run in this process.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to the standard output.</param>
/// <param name="Error">What it wrote to the standard error.</param>
internal sealed record SimRun(ExitCode ExitCode, string Output, string Error)
{
    public static Task<SimRun> Of(params string[] arguments) => With([], arguments);

    public static Task<SimRun> With((string Name, string Value)[] variables, params string[] arguments) => RunAsync(variables, createBackends: null, arguments);

    /// <summary>As <see cref="Of"/>, on backends of the test.</summary>
    public static Task<SimRun> On(Func<Backends> createBackends, params string[] arguments) => RunAsync([], createBackends, arguments);

    private static async Task<SimRun> RunAsync((string Name, string Value)[] variables, Func<Backends>? createBackends, string[] arguments)
    {
        var output = new RecordedOutput();
        var application = new SimApplication(output, name => Array.Find(variables, variable => variable.Name == name).Value, createBackends);
        var exitCode = await application.RunAsync(arguments, CancellationToken.None);
        return new SimRun(exitCode, output.StandardText.ToString(), output.ErrorText.ToString());
    }

    /// <summary>Refused with exit code 2, one line on the standard error and nothing on the standard output.</summary>
    public void AssertRefused(params string[] mentions)
    {
        Assert.Equal(ExitCode.Usage, ExitCode);
        Assert.Empty(Output);
        Assert.Single(Error.TrimEnd('\n').Split('\n'));
        Assert.All(mentions, mention => Assert.Contains(mention, Error, StringComparison.Ordinal));
        Assert.DoesNotContain("System.", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Sim.Models", Error, StringComparison.Ordinal);
    }
}
