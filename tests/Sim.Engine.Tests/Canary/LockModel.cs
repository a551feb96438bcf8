using CsCheck;
using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Canary;

/// <summary>Draws cases of the canary. With rare writes a defect of the store shows late, which makes long walks to shrink.</summary>
internal sealed class LockModel(LockVariant variant, int writeWeight = 2) : IModel<LockConfiguration, LockAction, LockWorld>
{
    public string Name => "lock";

    public string Profile => "small";

    public string GeneratorFingerprint => "g1";

    public IReadOnlyList<OracleDescription> Oracles => LockOracles.All;

    public IReadOnlyList<FactDescription> Facts => LockFacts.All;

    public CasePlan<LockConfiguration, LockAction, LockWorld> DrawCase(CaseStreams streams)
    {
        var configuration = streams["configuration"].Draw(
            Gen.Select(Gen.Int[2, 4], Gen.Long[2, 9], (clients, leaseTicks) => new LockConfiguration(clients, leaseTicks, variant)));
        return new(configuration, StepCount: 300, new LockActions(writeWeight));
    }
}
