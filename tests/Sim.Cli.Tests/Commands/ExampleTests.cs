using System.CommandLine;
using Sim.Cli.Commands;
using Sim.CommandLine.Settings;

namespace Sim.Cli.Tests.Commands;

/// <summary>Goal: an example can be typed as it stands. Method: read it from the help of each command, parse it, and look for its files.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Commands => [.. PathsBelow(Tree(), "")];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_example_of_a_command_is_a_call_of_it_that_parses_and_names_files_that_exist(string command)
    {
        var run = await SimRun.Of([.. command.Split(' '), "--help"]);
        var example = run.Output.Split("Example:\n  ")[^1].Split('\n')[0];
        var arguments = example.Split(' ').Skip(1).ToArray();

        Assert.StartsWith($"sim {command} ", example, StringComparison.Ordinal);
        Assert.Empty(Tree().Parse(arguments).Errors.Select(error => error.Message));
        Assert.Empty(MissingFilesOf(arguments));
    }

    [Theory]
    [InlineData("regressions/no-such.walk.json", 1)]
    [InlineData("regressions/README.md", 0)]
    [InlineData("sim-failures/from-an-earlier-sweep.walk.json", 0)]
    public void A_kept_walk_that_does_not_exist_is_found(string argument, int missing) => Assert.Equal(missing, MissingFilesOf([argument]).Count());

    [Fact]
    public void Commands_below_commands_are_asked_too() => Assert.Superset(new HashSet<string> { "sweep", "trace diff" }, PathsBelow(Tree(), "").ToHashSet());

    private static RootCommand Tree() =>
        CommandTree.Build(new CommandContext(new RecordedOutput(), new SettingSource(_ => null), () => throw new NotSupportedException("nothing is run")));

    private static IEnumerable<string> PathsBelow(Command command, string above) => command.Subcommands.SelectMany(child =>
    {
        var path = above + child.Name;
        return PathsBelow(child, path + " ").Prepend(path);
    });

    private static IEnumerable<string> MissingFilesOf(IEnumerable<string> arguments) =>
        arguments.Where(argument =>
        argument.StartsWith("regressions", StringComparison.Ordinal) && !Path.Exists(Path.Combine(RootFolder(), argument)));

    private static string RootFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Sim.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no folder above the test binary holds Sim.sln");
        }

        return folder;
    }
}
