namespace Sim.Engine.Statistics;

/// <summary>All that a tally of one case holds, as it goes from one process to another.</summary>
/// <param name="Labels">Labels.</param>
/// <param name="Classes">Classes.</param>
/// <param name="Measures">Measures, by name.</param>
/// <param name="Facts">Facts.</param>
/// <param name="Oracles">Oracles.</param>
/// <param name="Paths">Paths to the judges.</param>
/// <param name="States">Visited states.</param>
/// <param name="Transitions">Transitions between them.</param>
internal sealed record TallyDocument(
    IReadOnlyList<LabelCount> Labels,
    IReadOnlyList<ClassCount> Classes,
    IReadOnlyDictionary<string, MeasureDocument> Measures,
    IReadOnlyList<FactCount> Facts,
    IReadOnlyList<OracleCount> Oracles,
    IReadOnlyList<PathCount> Paths,
    DistinctDocument States,
    DistinctDocument Transitions);
