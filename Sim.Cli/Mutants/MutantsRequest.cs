using System.Collections.Immutable;

namespace Sim.Cli.Mutants;

/// <summary>What to sweep the planted defects with.</summary>
/// <param name="Models">Models that take turns.</param>
/// <param name="MostCases">The most cases per defect and seed, over all models.</param>
/// <param name="Seeds">Sweeps per defect, with the seeds from 1 on.</param>
/// <param name="Only">The one defect to try, as tables spell it; null for all.</param>
/// <param name="Planner">The planner to sweep with; defects of other planners are left out.</param>
/// <param name="WithRestarts">Whether each defect is also tried with a scheduler that is restarted again and again.</param>
/// <param name="Report">File for the table as a page; null for none.</param>
/// <param name="CopyTo">Folder for a copy of the sources with the defects in them, instead of a hunt; null for a hunt.</param>
internal sealed record MutantsRequest(
    ImmutableArray<string> Models, long MostCases, long Seeds, string? Only, string Planner, bool WithRestarts, string? Report = null, string? CopyTo = null);
