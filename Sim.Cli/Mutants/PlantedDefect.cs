namespace Sim.Cli.Mutants;

/// <summary>A defect that a patch of the folder <c>mutants</c> plants.</summary>
/// <param name="Name">Its name, which is that of its patch.</param>
/// <param name="What">What is broken, in a sentence.</param>
internal sealed record PlantedDefect(string Name, string What)
{
    /// <summary>The rule that it breaks; null if its situation is told instead.</summary>
    public string? Rule { get; init; }

    /// <summary>The only planner that has the rule; null if every planner has it.</summary>
    public string? Planner { get; init; }

    /// <summary>The situation in which it shows.</summary>
    public string? Situation { get; init; }
}
