using System.Collections.Immutable;
using System.Globalization;
using Sim.Engine.Randomness;
using Sim.Engine.Sweeps;

namespace Sim.CommandLine.Sweeps;

/// <summary>A sweep as a person asked for it.</summary>
internal sealed record SweepRequest
{
    /// <summary>Models to run, in order.</summary>
    public required ImmutableArray<string> Models { get; init; }

    /// <summary>Backend to walk.</summary>
    public required string Backend { get; init; }

    /// <summary>Cases per model.</summary>
    public required long CaseCount { get; init; }

    /// <summary>Seed of the sweep.</summary>
    public required RunSeed Seed { get; init; }

    /// <summary>Name of the profile that shapes the cases.</summary>
    public required string ProfileName { get; init; }

    /// <summary>Cases that run at once.</summary>
    public required int Parallelism { get; init; }

    /// <summary>Part to run.</summary>
    public required Shard Shard { get; init; }

    /// <summary>Run every case twice.</summary>
    public required bool IsCheckingDeterminism { get; init; }

    /// <summary>Demand facts and oracles whatever the number of cases.</summary>
    public required bool IsRequiringCoverage { get; init; }

    /// <summary>File for a report in the form of JUnit; null for none.</summary>
    public required string? JUnitPath { get; init; }

    /// <summary>Folder for the walks of failures.</summary>
    public required string FailureFolder { get; init; }

    /// <summary>File for the report; null for none.</summary>
    public required string? ReportPath { get; init; }

    /// <summary>Print the trace of every shrunk failure.</summary>
    public required bool IsTracing { get; init; }

    /// <summary>Print the tables of a sweep that holds too.</summary>
    public required bool IsVerbose { get; init; }

    /// <summary>Cases per model from which facts and oracles are demanded.</summary>
    public const long CoverageCaseCount = 1_000;

    /// <summary>Whether facts and oracles are demanded.</summary>
    public bool DemandsCoverage => IsRequiringCoverage || CaseCount >= CoverageCaseCount;

    /// <summary>Whether tables are printed whatever comes of the sweep.</summary>
    public bool IsPrintingTables => IsVerbose || IsRequiringCoverage;

    /// <summary>The shard for headings and verdicts, with a blank before it; empty for a whole sweep.</summary>
    public string ShardText => Shard == Shard.Whole
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" (shard {Shard.Number} of {Shard.Count})");

    /// <summary>How many facts and oracles are demanded of the model and were not seen.</summary>
    public int MissingCoverage(SweepResult result) =>
        DemandsCoverage && result.Interruption is null ? result.UnseenFacts.Count() + result.SilentOracles.Count() : 0;

    /// <summary>Whether the sweep of a model failed in any way.</summary>
    public bool IsFailing(SweepResult result) =>
        result.FailingCases > 0 || result.NondeterministicCases > 0 || MissingCoverage(result) > 0;
}
