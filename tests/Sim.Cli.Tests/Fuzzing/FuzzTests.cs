using System.Globalization;
using Sim.Fuzz.Mutation;
using Sim.Fuzz.Runs;
using Sim.Fuzz.Targets;

namespace Sim.Cli.Tests.Fuzzing;

/// <summary>Goal: no reader crashes, hangs, or ends with an exit code that is in no table, whatever it is given; and the fuzzer would see it.</summary>
public sealed class FuzzTests : IDisposable
{
    private const int ShortRun = 2_000;
    private const ulong Seed = 2;

    private static readonly FuzzCommand Any = new([]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_short_run_over_every_reader_holds()
    {
        var targets = await new FuzzTargets(Folder).CreateAsync();
        Assert.Equal(10, targets.Count);

        // Command lines name files where they are run, which only the tool can do; the tests share their folder with others.
        var run = new FuzzRun([.. targets.Where(target => target.Name != "options")], InputJudge.OfCommandLine(), Folder, Seed);
        var findings = await run.RunAsync(ShortRun, static (_, _) => { });

        Assert.Empty(findings.Select(finding => $"{finding.Target} {finding.Index} {finding.What}"));
    }

    /// <summary>Inputs that once were not held, by target.</summary>
    [Fact]
    public async Task Inputs_that_were_found_are_held()
    {
        var targets = await new FuzzTargets(Folder).CreateAsync();
        var found = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Found"));
        Assert.NotEmpty(found);
        foreach (var path in found)
        {
            var parts = Path.GetFileName(path).Split('-');
            var target = targets.Single(known => known.Name == parts[0]);
            var input = new FuzzInput(path, await File.ReadAllBytesAsync(path), long.Parse(parts[^1], CultureInfo.InvariantCulture));
            Assert.Null(await InputJudge.OfCommandLine().FaultOfAsync(target.Command(input)));
        }
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_inputs_and_another_one_others()
    {
        var corpus = (await new FuzzTargets(Folder).CreateAsync())[0].Corpus;
        var first = Enumerable.Range(0, 50).Select(index => Convert.ToHexString(Mutator.Mutate(corpus, isText: true, Draw.Of(1, "walk", index)))).ToList();

        Assert.Equal(first, Enumerable.Range(0, 50).Select(index => Convert.ToHexString(Mutator.Mutate(corpus, isText: true, Draw.Of(1, "walk", index)))));
        Assert.NotEqual(first, Enumerable.Range(0, 50).Select(index => Convert.ToHexString(Mutator.Mutate(corpus, isText: true, Draw.Of(2, "walk", index)))));
        Assert.InRange(first.Distinct(StringComparer.Ordinal).Count(), 45, 50);
    }

    [Fact]
    public async Task A_crash_is_seen() =>
        Assert.Contains("crashes: FormatException", await FaultOfAsync((_, _) => throw new FormatException("planted")), StringComparison.Ordinal);

    [Fact]
    public async Task A_hang_is_seen()
    {
        var isLooping = true;
        var fault = await FaultOfAsync(
            (_, _) =>
            {
                while (Volatile.Read(ref isLooping))
                {
                }

                return 0;
            },
            patienceSeconds: 0.3);
        Volatile.Write(ref isLooping, false);

        Assert.Equal("hangs", fault);
    }

    [Theory]
    [InlineData(134, "sim: x\n", "exit code 134")]
    [InlineData(70, "sim: x\n", "exit code 70")]
    [InlineData(2, "sim: x\nand more\n", "other than one line")]
    [InlineData(2, "", "other than one line")]
    [InlineData(2, "sim: \u001b[2J\n", "control characters")]
    public async Task An_ending_that_is_in_no_table_is_seen(int exitCode, string error, string expected) =>
        Assert.Contains(expected, await FaultOfAsync((_, output) => Write(output.Error, error, exitCode)), StringComparison.Ordinal);

    [Fact]
    public async Task A_verdict_about_the_scheduler_is_seen_and_a_calm_ending_is_none()
    {
        Assert.Contains("O-19", await FaultOfAsync((_, output) => Write(output.Standard, "O-19 contract", 1)), StringComparison.Ordinal);
        Assert.Null(await FaultOfAsync((_, output) => Write(output.Error, "sim: x is no y\n", 2)));
        Assert.Null(await FaultOfAsync((_, _) => 0));
    }

    private string Folder => Path.GetDirectoryName(_folder.PathOf("x"))!;

    private static int Write(TextWriter writer, string text, int exitCode)
    {
        writer.Write(text);
        return exitCode;
    }

    /// <summary>What ends by itself is given all the time that a busy machine may take.</summary>
    private static Task<string?> FaultOfAsync(Func<FuzzCommand, KeptOutput, int> run, double patienceSeconds = 60) =>
        new InputJudge((command, output, _) => Task.FromResult(run(command, output)), TimeSpan.FromSeconds(patienceSeconds)).FaultOfAsync(Any);
}
