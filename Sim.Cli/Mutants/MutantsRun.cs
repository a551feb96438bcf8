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
        var catalog = MutantCatalog.Read(sources);
        var defects = Select(catalog);
        OutputPaths.Require([("--report", request.Report)]);
        if (request.CopyTo is { } target)
        {
            if (request.Report is not null)
            {
                throw new UsageException("--report: with --copy-to nothing is hunted that could be reported");
            }

            SourceCopy.Create(sources, target, request.Only is null ? [.. catalog.Bank, .. catalog.Foreign] : defects);
            output.Standard.WriteLine($"{target}: build it as always; {PlantedMutants.Variable}=NAME wakes a defect");
            return ExitCode.Held;
        }

        using var build = await new ProgressDisplay(output).RunAsync("building the mutants", _ => MutantBuild.CreateAsync(sources, defects, cancellationToken));
        var rows = new MutantRow[defects.Count];
        await new ProgressDisplay(output).RunAsync("mutants", report => HuntAllAsync(new HuntingProcess(build), defects, rows, report, cancellationToken));
        MutantTable.Print(rows, output.Standard);
        if (request.Report is { } report)
        {
            MutantPage.Write(report, request, defects, rows);
        }

        return rows.All(row => row.IsKilledThroughout) ? ExitCode.Held : ExitCode.Violated;
    }

    private IReadOnlyList<PlantedDefect> Select(MutantCatalog catalog)
    {
        var bank = catalog.BankOf(request.Planner);
        if (request.Only is not { } only)
        {
            return bank;
        }

        var selected = bank.Concat(catalog.Foreign).Where(defect => defect.Name == only).ToList();
        return selected.Count > 0
            ? selected
            : throw new UsageException($"--mutant: '{only}' is not one of {string.Join(", ", bank.Select(defect => defect.Name))}");
    }

    private async Task<bool> HuntAllAsync(
        HuntingProcess hunting, IReadOnlyList<PlantedDefect> defects, MutantRow[] rows, Action<double, double, string> progress, CancellationToken cancellationToken)
    {
        var done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = System.Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, rows.Length, parallel, async (index, token) =>
        {
            var report = await hunting.HuntAsync(defects[index].Name, request, isRestarting: false, token);
            var restarted = request.WithRestarts ? await hunting.HuntAsync(defects[index].Name, request, isRestarting: true, token) : null;
            rows[index] = new MutantRow(defects[index].Name, report, restarted);
            progress(Interlocked.Increment(ref done), rows.Length, rows[index].Name);
        });
        return true;
    }
}
