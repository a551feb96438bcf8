namespace Sim.Cli.Tests.Lockstep;

/// <summary>What is wrong with a backend.</summary>
internal enum StorageDefect
{
    /// <summary>It loses marks for removal, which breaks a safety rule.</summary>
    LosesMarks,

    /// <summary>It refuses every plan, which breaks a liveness rule.</summary>
    RefusesPlans,
}
