using System.Globalization;
using Sim.Engine.Randomness;
using Sim.Engine.Shapes;
using Sim.Engine.Tracing;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Simulations;

/// <summary>A model of a simulation of records: draws actions by weight.</summary>
/// <param name="parts">What was said of the simulation.</param>
/// <param name="definition">What was said of the model.</param>
/// <param name="profile">Name of the profile.</param>
/// <param name="inputs">What the person said.</param>
internal sealed class DefinedModel<TConfiguration, TAction, TSystem>(
    SimulationParts<TConfiguration, TAction, TSystem> parts,
    ModelDefinition<TConfiguration, TSystem> definition,
    string profile,
    SimulationInputs inputs)
    : IModel<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>>, IActionSource<TAction, SimulatedWorld<TAction, TSystem>>
    where TAction : notnull
{
    /// <inheritdoc/>
    public string Name => definition.Name;

    /// <inheritdoc/>
    public string Profile => profile;

    /// <inheritdoc/>
    public string GeneratorFingerprint
    {
        get
        {
            var hash = new TraceHash();
            hash.Fold(Name);
            hash.Fold(profile);
            hash.Fold((long)definition.StepCount);
            foreach (var action in parts.Actions)
            {
                hash.Fold(ShapeText.NameOf(action.Kind));
                hash.Fold((long)WeightOf(action));
            }

            return string.Create(CultureInfo.InvariantCulture, $"g{definition.RevisionNumber}-{(uint)hash.Value:x8}");
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<OracleDescription> Oracles => [.. parts.Oracles.Select(oracle => oracle.Oracle)];

    /// <inheritdoc/>
    public IReadOnlyList<FactDescription> Facts => [.. parts.Facts.Where(fact => fact.IsBoolean).Select(fact => fact.Fact)];

    /// <inheritdoc/>
    public CasePlan<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>> DrawCase(CaseStreams streams)
    {
        ArgumentNullException.ThrowIfNull(streams);
        return new(streams["configuration"].Draw(definition.ConfigurationsOf(inputs)), definition.StepCount, this);
    }

    /// <inheritdoc/>
    public void Offer(SimulatedWorld<TAction, TSystem> system, ActionChoices<TAction> choices)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(choices);
        foreach (var action in parts.Actions)
        {
            if (WeightOf(action) is var weight and > 0 && action.Offer(system.System) is { } actions)
            {
                choices.Add(weight, actions);
            }
        }
    }

    private int WeightOf(ActionDefinition<TAction, TSystem> action) => definition.Weights.GetValueOrDefault(action.Kind, action.Weight);
}
