using Sim.CommandLine.Settings;

namespace Sim.Cli.Settings;

/// <summary>What the question why a copy is where it is takes.</summary>
internal static class WhySettings
{
    /// <summary>A machine of the pool.</summary>
    public static readonly Setting<long> Worker = new(
        "--worker", [], "the position of a worker in the pool, from 0", text => SweepSettings.Whole(text, 0, 60_000));

    /// <summary>The step after which things stand as they do.</summary>
    public static readonly Setting<long> Step = new(
        "--step", [], "a step number of at least 1", text => SweepSettings.Whole(text, 1, int.MaxValue));
}
