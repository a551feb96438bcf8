using Sim.Engine.Randomness;

namespace Sim.Engine.Sweeps;

/// <summary>Which cases a sweep runs and how. Only what a case is decides the result; parallelism, progress and time do not.</summary>
public sealed record SweepOptions
{
    /// <summary>The seed from which every case seed is derived.</summary>
    public required RunSeed Seed { get; init; }

    /// <summary>Number of cases of the whole sweep, at least 1; a shard runs its part of them.</summary>
    public required long CaseCount { get; init; }

    /// <summary>The part to run.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Number of cases that run at once, at least 1.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>Run every case twice and compare the two runs step by step.</summary>
    public bool IsCheckingDeterminism { get; init; }

    /// <summary>End the sweep with the first case, in order of case number, that fails.</summary>
    public bool IsStoppingAtFirstFailure { get; init; }

    /// <summary>Where cases run; null for this process.</summary>
    internal ICaseProcesses? Processes { get; init; }

    /// <summary>Told after every batch of cases, on the thread that runs the sweep; null for no reports.</summary>
    public Action<SweepProgress>? Progress { get; init; }

    /// <summary>Measures the speed that is reported, and nothing else.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
