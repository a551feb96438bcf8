using Scheduler.Core.Lifecycle;

namespace Sim.Cli.Mutants;

/// <summary>What a build of this program says of the defects in it: none, unless it was built from a copy that has them.</summary>
internal static class PlantedMutants
{
    /// <summary>The environment variable that switches a defect on, by its name.</summary>
    public const string Variable = "SIM_PLANTED";

    private const string SwitchType = "Planted";

    /// <summary>Whether defects were planted in the sources of this program.</summary>
    public static bool AreHere => typeof(ISchedulerStorage).Assembly.GetType(SwitchType) is not null;
}
