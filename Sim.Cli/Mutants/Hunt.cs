using System.Collections.Immutable;
using Sim.Cli.Settings;
using Sim.Engine.Randomness;
using Sim.Engine.Shrinking;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Cli.Mutants;

/// <summary>
/// Sweeps until the first failure. The models take turns: case 0 of each, then case 1 of each, so that the number of cases
/// until a failure does not depend on which model happens to come first in the catalog.
/// </summary>
/// <param name="models">Models that take turns.</param>
/// <param name="mostCases">The most cases per seed, over all models.</param>
/// <param name="seeds">Number of sweeps, with the seeds from 1 on.</param>
/// <param name="planner">The planner to sweep with.</param>
/// <param name="storage">Opens the backend.</param>
internal sealed class Hunt(ImmutableArray<string> models, long mostCases, long seeds, string planner, IStorageProvider storage)
{
    /// <summary>Number of seeds, unless something else is asked for; they count up from 1.</summary>
    public const int DefaultSeeds = 5;

    private readonly WorldSimulation _simulation = new(storage);

    private readonly IModel<WorldConfiguration, WorldAction, SchedulerWorld>[] _models =
        [.. models.Select(name => ModelCatalog.Find(name, PinnedSettings.For(InMemoryStorageProvider.Name) with { Planner = planner })!)];

    public async Task<HuntReport> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var walks = new List<CaseOutcome<WorldConfiguration, WorldAction>?>();
        for (var seed = 1L; seed <= seeds; seed++)
        {
            var (finding, outcome) = await SweepAsync(new RunSeed(default, (UInt128)seed), cancellationToken);
            findings.Add(finding);
            walks.Add(outcome);
        }

        return new HuntReport(findings, await ShrinkAsync(walks[HuntReport.MedianPosition(findings)], cancellationToken));
    }

    private async Task<(Finding Finding, CaseOutcome<WorldConfiguration, WorldAction>? Failing)> SweepAsync(RunSeed seed, CancellationToken cancellationToken)
    {
        var runner = new CaseRunner<WorldConfiguration, WorldAction, SchedulerWorld>(_simulation);
        for (var index = 0L; index < mostCases; index++)
        {
            var model = _models[index % _models.Length];
            try
            {
                var outcome = await runner.GenerateAsync(model, seed.DeriveCase(model.Name, index / _models.Length), cancellationToken: cancellationToken);
                if (outcome.Failure is { } failure)
                {
                    return (new Finding(index + 1, failure.Oracle.Id, model.Name), outcome);
                }
            }
            catch (CaseAbortedException)
            {
                return (new Finding(index + 1, Finding.Aborted, model.Name), null);
            }
        }

        return (new Finding(mostCases, Oracle: null, Model: null), null);
    }

    private async Task<int?> ShrinkAsync(CaseOutcome<WorldConfiguration, WorldAction>? failing, CancellationToken cancellationToken)
    {
        if (failing?.Failure is not { } failure)
        {
            return null;
        }

        var shrinker = new Shrinker<WorldConfiguration, WorldAction, SchedulerWorld>(_simulation);
        var shrunk = await shrinker.ShrinkAsync(failing.Walk, failure.Identity, ShrinkOptions.Default, cancellationToken);
        return shrunk.Walk.Steps.Length;
    }
}
