using System.Globalization;
using Sim.Engine.Inputs;
using Sim.Engine.Replay;

namespace Sim.Engine.Tests.Canary;

/// <summary>The walk files of the canary.</summary>
internal static class LockWalkFiles
{
    public static WalkVocabulary Vocabulary { get; } = new(
        Models: ["lock"],
        Backends: ["memory"],
        Facts:
        [
            new WitnessFact("held", IsBoolean: true),
            new WitnessFact("believes", IsBoolean: true),
            new WitnessFact("token"),
            new WitnessFact("least-waiting", Aggregation: WitnessAggregation.Least),
            new WitnessFact("most-waiting", Aggregation: WitnessAggregation.Greatest),
            new WitnessFact("accepted-writes"),
        ]);

    public static WalkFileFormat<LockConfiguration, LockAction, LockWitness> Format { get; } = new(Vocabulary, validate: Faults);

    public static long ReadFact(LockWorld world, LockWitness witness) => witness.Fact switch
    {
        "held" => world.Holder is null ? 0 : 1,
        "believes" => world.Believes(witness.Client!.Value) ? 1 : 0,
        "token" => world.Token,
        "least-waiting" or "most-waiting" => world.WaitingCount,
        _ => world.AcceptedWrites,
    };

    private static IEnumerable<InputFault> Faults(WalkFile<LockConfiguration, LockAction, LockWitness> file)
    {
        if (file.Config.Clients < 1)
        {
            yield return new InputFault("$.config.clients", "at least 1 is expected");
        }

        for (var index = 0; index < file.Steps.Length; index++)
        {
            if (file.Steps[index] is LockAction.Advance { Ticks: < 0 })
            {
                yield return new InputFault(
                    string.Create(CultureInfo.InvariantCulture, $"$.steps[{index}].ticks"), "at least 0 is expected");
            }
        }
    }
}
