namespace Sim.Cli.Mutants;

/// <summary>How the sweep of one seed ended.</summary>
/// <param name="Cases">Cases that ran, over all models, the failing one included.</param>
/// <param name="Oracle">Id of the oracle that failed, <see cref="Aborted"/>, or null if every case held.</param>
/// <param name="Model">Model of the failing case; null if every case held.</param>
internal sealed record Finding(long Cases, string? Oracle, string? Model)
{
    /// <summary>Stands for the oracle where a case could not be run to its verdict.</summary>
    public const string Aborted = "abort";
}
