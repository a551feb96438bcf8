using Sim.CommandLine;
using Sim.Engine.Verdicts;

namespace Sim.Cli.Tests.Commands;

/// <summary>Goal: whoever mistypes gets one line, and whoever asks gets help with an example.</summary>
public sealed class UsageTests
{
    public static TheoryData<string> Commands => ["sweep", "replay", "shrink", "trace", "regressions", "place", "reshuffle", "mutants", "history"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_has_help_with_an_example(string command)
    {
        var run = await SimRun.Of(command, "--help");

        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.Contains($"Example:\n  sim {command}", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task An_unknown_option_is_one_line_without_help(string command) =>
        (await SimRun.Of(command, "--bogus", "x")).AssertRefused("--bogus");

    [Fact]
    public async Task An_unknown_command_is_named() => (await SimRun.Of("swoop")).AssertRefused("swoop");

    [Fact]
    public async Task Without_a_command_the_help_lists_them_all()
    {
        var run = await SimRun.Of();

        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.All<string>(["sweep", "replay", "shrink", "trace", "regressions", "place", "reshuffle", "mutants"], command => Assert.Contains($"  {command}", run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ExitCode.Usage, ExitCode.Violated, ExitCode.Usage)]
    [InlineData(ExitCode.EnvironmentLacking, ExitCode.Nondeterminism, ExitCode.EnvironmentLacking)]
    [InlineData(ExitCode.Nondeterminism, ExitCode.Violated, ExitCode.Nondeterminism)]
    [InlineData(ExitCode.Violated, ExitCode.Liveness, ExitCode.Violated)]
    [InlineData(ExitCode.Liveness, ExitCode.Coverage, ExitCode.Liveness)]
    [InlineData(ExitCode.Coverage, ExitCode.Held, ExitCode.Coverage)]
    public void Of_several_exit_codes_the_first_in_the_documented_order_wins(object first, object second, object expected)
    {
        Assert.Equal((ExitCode)expected, ExitCodes.First([(ExitCode)first, (ExitCode)second]));
        Assert.Equal((ExitCode)expected, ExitCodes.First([(ExitCode)second, (ExitCode)first]));
    }

    [Fact]
    public void Liveness_oracles_have_an_exit_code_of_their_own()
    {
        Assert.Equal(ExitCode.Liveness, ExitCodes.Of(new OracleDescription("O-37", "quiescence", IsLiveness: true)));
        Assert.Equal(ExitCode.Violated, ExitCodes.Of(new OracleDescription("O-01", "no overcommit")));
    }
}
