using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Models.Tests.Profiles;

/// <summary>A model before whose draws somebody else draws once from one of its streams.</summary>
/// <param name="model">The model.</param>
/// <param name="stream">The stream; null for none.</param>
internal sealed class PerturbedModel(IModel<WorldConfiguration, WorldAction, SchedulerWorld> model, string? stream)
    : IModel<WorldConfiguration, WorldAction, SchedulerWorld>
{
    public string Name => model.Name;

    public string Profile => model.Profile;

    public string GeneratorFingerprint => model.GeneratorFingerprint;

    public IReadOnlyList<OracleDescription> Oracles => model.Oracles;

    public IReadOnlyList<FactDescription> Facts => model.Facts;

    public CasePlan<WorldConfiguration, WorldAction, SchedulerWorld> DrawCase(CaseStreams streams)
    {
        if (stream is not null)
        {
            streams[stream].Next64();
        }

        return model.DrawCase(streams);
    }
}
