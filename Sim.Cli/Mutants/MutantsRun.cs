using Sim.CommandLine;
using Sim.CommandLine.Output;
using Sim.Engine.Simulations;

namespace Sim.Cli.Mutants;

/// <summary>Measures which planted defects the sweep catches, and how soon.</summary>
internal sealed class MutantsRun(IOutput output, MutantsRequest request)
{
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        var sources = SourceTree.Find(AppContext.BaseDirectory, Directory.GetCurrentDirectory());
        using var build = await new ProgressDisplay(output).RunAsync("building the mutants", _ => MutantBuild.CreateAsync(sources, cancellationToken));
        var hunting = new HuntingProcess(build);
        var mutants = Select(await hunting.ListAsync(request.Planner, cancellationToken));
        var rows = new MutantRow[mutants.Count];
        await new ProgressDisplay(output).RunAsync("mutants", report => HuntAllAsync(hunting, mutants, rows, report, cancellationToken));
        MutantTable.Print(rows, output.Standard);
        return rows.All(row => row.IsKilledThroughout) ? ExitCode.Held : ExitCode.Violated;
    }

    private IReadOnlyList<string> Select(IReadOnlyList<string> planted)
    {
        if (request.Only is not { } only)
        {
            return planted;
        }

        var selected = planted.Where(name => PlantedMutants.Spell(name) == only).ToList();
        return selected.Count > 0
            ? selected
            : throw new UsageException($"--mutant: '{only}' is not one of {string.Join(", ", planted.Select(PlantedMutants.Spell))}");
    }

    private async Task<bool> HuntAllAsync(
        HuntingProcess hunting, IReadOnlyList<string> mutants, MutantRow[] rows, Action<double, double, string> progress, CancellationToken cancellationToken)
    {
        var done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = System.Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, rows.Length, parallel, async (index, token) =>
        {
            var report = await hunting.HuntAsync(mutants[index], request, isRestarting: false, token);
            var restarted = request.WithRestarts ? await hunting.HuntAsync(mutants[index], request, isRestarting: true, token) : null;
            rows[index] = new MutantRow(PlantedMutants.Spell(mutants[index]), report, restarted);
            progress(Interlocked.Increment(ref done), rows.Length, rows[index].Name);
        });
        return true;
    }
}
