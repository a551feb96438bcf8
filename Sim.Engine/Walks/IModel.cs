using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;

namespace Sim.Engine.Walks;

/// <summary>A model: draws cases, and the actions of each case from the live system.</summary>
/// <remarks>Several threads use one model at once: what belongs to a case is kept in its <see cref="IActionSource{TAction,TSystem}"/>.</remarks>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The live system.</typeparam>
public interface IModel<TConfiguration, TAction, TSystem>
    where TSystem : ISimulatedSystem<TAction>
{
    /// <summary>Its name: lower-case letters, digits and hyphens.</summary>
    string Name { get; }

    /// <summary>The profile of configurations that it draws, as replay tokens name it.</summary>
    string Profile { get; }

    /// <summary>Changes whenever the same seed leads to another walk for a reason that lies in the model: its rules, its parameters.</summary>
    string GeneratorFingerprint { get; }

    /// <summary>Oracles that must have judged something in a sweep of this model.</summary>
    IReadOnlyList<OracleDescription> Oracles { get; }

    /// <summary>Facts that a sweep of this model must have seen.</summary>
    IReadOnlyList<FactDescription> Facts { get; }

    /// <summary>Draws a case: its configuration, its length, and the source of its actions.</summary>
    CasePlan<TConfiguration, TAction, TSystem> DrawCase(CaseStreams streams);
}
