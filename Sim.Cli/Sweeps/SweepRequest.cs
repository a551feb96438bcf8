using System.Collections.Immutable;
using Sim.Engine.Randomness;
using Sim.Engine.Sweeps;
using Sim.Models.Profiles;

namespace Sim.Cli.Sweeps;

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

    /// <summary>What is pinned of the cases.</summary>
    public required ModelSettings Settings { get; init; }

    /// <summary>Cases that run at once.</summary>
    public required int Parallelism { get; init; }

    /// <summary>Part to run.</summary>
    public required Shard Shard { get; init; }

    /// <summary>Run every case twice.</summary>
    public required bool IsCheckingDeterminism { get; init; }

    /// <summary>Demand facts and oracles whatever the number of cases.</summary>
    public required bool IsRequiringCoverage { get; init; }

    /// <summary>Folder for the walks of failures.</summary>
    public required string FailureFolder { get; init; }

    /// <summary>File for the report; null for none.</summary>
    public required string? ReportPath { get; init; }

    /// <summary>Print the trace of every shrunk failure.</summary>
    public required bool IsTracing { get; init; }

    /// <summary>Cases per model from which facts and oracles are demanded.</summary>
    public const long CoverageCaseCount = 1_000;

    /// <summary>Whether facts and oracles are demanded.</summary>
    public bool DemandsCoverage => IsRequiringCoverage || CaseCount >= CoverageCaseCount;
}
