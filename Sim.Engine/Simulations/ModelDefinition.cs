using System.Collections.Immutable;
using CsCheck;

namespace Sim.Engine.Simulations;

/// <summary>A model of a simulation: how often which actions are drawn, from which configurations, over how many steps.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TSystem">The system.</typeparam>
public sealed class ModelDefinition<TConfiguration, TSystem>
{
    private ModelDefinition(string name, Func<SimulationInputs, Gen<TConfiguration>> configurationsOf)
    {
        ReplayName.Require(name, "the name of a model");
        Name = name;
        ConfigurationsOf = configurationsOf;
    }

    private ModelDefinition(ModelDefinition<TConfiguration, TSystem> other)
    {
        Name = other.Name;
        ConfigurationsOf = other.ConfigurationsOf;
        StepCount = other.StepCount;
        Weights = other.Weights;
        RevisionNumber = other.RevisionNumber;
    }

    internal string Name { get; private init; }

    internal Func<SimulationInputs, Gen<TConfiguration>> ConfigurationsOf { get; private init; }

    internal int StepCount { get; private init; } = 100;

    internal ImmutableDictionary<Type, int> Weights { get; private init; } = ImmutableDictionary<Type, int>.Empty;

    internal int RevisionNumber { get; private init; } = 1;

    /// <summary>Draws configurations from another generator.</summary>
    public ModelDefinition<TConfiguration, TSystem> Configurations(Gen<TConfiguration> configurations) => new(this) { ConfigurationsOf = _ => configurations };

    /// <summary>Draws configurations from a generator that depends on own options of the simulation.</summary>
    public ModelDefinition<TConfiguration, TSystem> Configurations(Func<SimulationInputs, Gen<TConfiguration>> configurationsOf) =>
        new(this) { ConfigurationsOf = configurationsOf };

    /// <summary>Takes so many steps in a case; 100 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public ModelDefinition<TConfiguration, TSystem> Steps(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return new(this) { StepCount = count };
    }

    /// <summary>Draws a kind of actions with another weight than it was defined with; 0 leaves it out.</summary>
    /// <typeparam name="TKind">The type of the actions.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative.</exception>
    public ModelDefinition<TConfiguration, TSystem> Weight<TKind>(int weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        return new(this) { Weights = Weights.SetItem(typeof(TKind), weight) };
    }

    /// <summary>
    /// Says that the model draws other walks from the same seeds than before, for a reason that its definition does not show,
    /// such as a generator with other bounds. Old tokens then warn.
    /// </summary>
    public ModelDefinition<TConfiguration, TSystem> Revision(int number) => new(this) { RevisionNumber = number };

    internal static ModelDefinition<TConfiguration, TSystem> Of(string name, Func<SimulationInputs, Gen<TConfiguration>> configurationsOf) =>
        new(name, configurationsOf);

    internal ModelDefinition<TConfiguration, TSystem> Named(string name)
    {
        ReplayName.Require(name, "the name of a model");
        return new(this) { Name = name };
    }
}
