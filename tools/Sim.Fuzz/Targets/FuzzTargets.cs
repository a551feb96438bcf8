using System.Text;
using Sim.Cli;
using Sim.CommandLine;
using Sim.Fuzz.Runs;

namespace Sim.Fuzz.Targets;

/// <summary>Every reader of the command line. Inputs that commands write, such as traces and figures, are made afresh, so that they are never of an older format.</summary>
/// <param name="folder">Where files may lie.</param>
internal sealed class FuzzTargets(string folder)
{
    private static readonly string[] OneCase = ["--cases", "1"];

    private static readonly string[] Variables =
    [
        "SIM_CASES", "SIM_IN_MEMORY_CASES", "SIM_SEED", "SIM_CASE_SEED", "SIM_TRACE", "SIM_WORKERS", "SIM_CHUNKS", "SIM_WORKER_CAPACITY", "SIM_RANDOM_SIZES",
    ];

    /// <summary>Makes all targets.</summary>
    public async Task<IReadOnlyList<FuzzTarget>> CreateAsync()
    {
        var (fleet, walk, profile) = (PathOf("fleet.parquet"), PathOf("sound.walk.json"), PathOf("short.yaml"));
        await RunAsync("reshuffle", "generate", "--workers", "8", "--chunks", "40", "--weights", "1,4", "--copies", "3", "--chunk-size", "1MiB", "-o", fleet);
        await File.WriteAllTextAsync(profile, "steps: 2\nchunks_per_step: 2\n");
        await File.WriteAllBytesAsync(walk, Corpus("walk")[0]);
        await RunAsync("reshuffle", fleet, "--profile", profile, "--scheduler", "stateless,sticky", "--journal", "none", "--json", PathOf("figures.json"));
        var trace = PathOf("sound.trace.json");
        await File.WriteAllTextAsync(trace, await RunAsync("trace", walk, "--format", "json"));
        return
        [
            new("walk", 20, true, Corpus("walk"), static input => new(["replay", input.Path, "--backend", "memory"])),
            new("placement", 20, true, Corpus("placement"), static input => new(["place", input.Path])),
            new("trace", 10, true, [await File.ReadAllBytesAsync(trace)], input => new(["trace", "diff", input.Path, trace])),
            new("token", 10, true, Corpus("token"), static input => new(["replay", input.Text], MayWork: true)),
            new("options", 8, true, [.. Corpus("options").SelectMany(Lines)], static input => new([.. input.Text.Split(' ')], MayWork: true)),
            new("environment", 4, true, [.. Corpus("environment").SelectMany(Lines)], static input =>
                new(["sweep", "--model", "guided", .. input.Index % 2 == 0 ? OneCase : []], Variables[input.Index % Variables.Length], input.Text, MayWork: true)),
            new("profile", 8, true, Corpus("profile"), input => new(["reshuffle", fleet, "--journal", "none", "--profile", input.Path], MayWork: true)),
            new("settings", 6, true, Corpus("settings"), input => new(["reshuffle", fleet, "--journal", "none", "--profile", profile, "--config", input.Path])),
            new("fleet", 10, false, [.. Corpus("fleet"), await File.ReadAllBytesAsync(fleet)], input => new(["reshuffle", input.Path, "--journal", "none", "--profile", profile, "--scheduler", "stateless,sticky"])),
            new("figures", 4, true, [await File.ReadAllBytesAsync(PathOf("figures.json"))], input => new(["reshuffle", "compare", input.Path, "--report", PathOf("compared.html")])),
        ];
    }

    private static IEnumerable<byte[]> Lines(byte[] file) =>
        Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes);

    private static List<byte[]> Corpus(string name) =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", name)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var output = new KeptOutput();
        var exitCode = await new SimApplication(output, static _ => null).RunAsync(arguments, CancellationToken.None);
        return exitCode == ExitCode.Held ? output.StandardText : throw new InvalidOperationException($"sim {string.Join(' ', arguments)}: {output.ErrorText}");
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}
