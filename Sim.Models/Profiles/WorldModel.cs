using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Models.Profiles;

/// <summary>What all models of the scheduler world have in common.</summary>
/// <param name="name">Name of the model.</param>
/// <param name="generatorVersion">Raised whenever the rules of the model change.</param>
/// <param name="settings">What is pinned of the cases.</param>
public abstract class WorldModel(string name, int generatorVersion, ModelSettings settings) : IModel<WorldConfiguration, WorldAction, SchedulerWorld>
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Profile => settings.ProfileName;

    /// <inheritdoc/>
    public string GeneratorFingerprint => settings.Fingerprint(name, generatorVersion);

    /// <inheritdoc/>
    public abstract IReadOnlyList<OracleDescription> Oracles { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<FactDescription> Facts { get; }

    /// <summary>What is pinned of the cases.</summary>
    protected ModelSettings Settings => settings;

    /// <inheritdoc/>
    public abstract CasePlan<WorldConfiguration, WorldAction, SchedulerWorld> DrawCase(CaseStreams streams);
}
