using Sim.Engine.Replay;
using Sim.Engine.Walks;

namespace Sim.Engine.Simulations;

/// <summary>
/// A simulation whose system, models and walk files are types of its own. Most simulations are better off with
/// a simulation made of records, which derives all this from records.
/// </summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The live system.</typeparam>
/// <typeparam name="TWitness">A witness in its walk files.</typeparam>
public abstract class SimulationDescription<TConfiguration, TAction, TSystem, TWitness> : Simulation
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    /// <summary>Reads and writes its walk files.</summary>
    public abstract WalkFileFormat<TConfiguration, TAction, TWitness> Format { get; }

    /// <summary>Changes of a configuration that <c>trace diff</c> offers.</summary>
    public virtual IReadOnlyList<ConfigurationChange<TConfiguration>> Changes => [];

    /// <summary>Makes the backends of one command.</summary>
    public abstract ISimulationBackends<TConfiguration, TAction, TSystem> CreateBackends();

    /// <summary>How the cases of a sweep are shaped.</summary>
    /// <param name="backend">What they run on.</param>
    /// <param name="inputs">What the person said.</param>
    /// <exception cref="UsageException">What the person said means nothing.</exception>
    public abstract ISimulationProfile<TConfiguration, TAction, TSystem> ReadProfile(string backend, SimulationInputs inputs);

    /// <summary>The profile that a token names; null if there is none.</summary>
    public abstract ISimulationProfile<TConfiguration, TAction, TSystem>? FindProfile(string name);

    /// <summary>What the person said that a token does not heed because its profile says otherwise: <c>NAME=TEXT</c> each.</summary>
    /// <param name="profile">The profile of the token.</param>
    /// <param name="inputs">What the person said.</param>
    public virtual IReadOnlyList<string> DifferencesFrom(ISimulationProfile<TConfiguration, TAction, TSystem> profile, SimulationInputs inputs) => [];

    /// <summary>What a walk file is replayed on, one after the other, unless somebody says otherwise.</summary>
    public virtual IReadOnlyList<string> BackendsOf(WalkFile<TConfiguration, TAction, TWitness> file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Backends.IsEmpty ? [Backends[0].Name] : file.Backends;
    }

    /// <summary>What the case of a token is replayed on unless somebody says otherwise.</summary>
    public virtual string BackendOf(ReplayToken token) => Backends[0].Name;

    /// <summary>What a walk file is shrunk on.</summary>
    public virtual string ShrinkingBackendOf(WalkFile<TConfiguration, TAction, TWitness> file) => BackendsOf(file)[0];

    /// <summary>What the case of a token is shrunk on.</summary>
    public virtual string ShrinkingBackendOf(ReplayToken token) => BackendOf(token);

    /// <summary>Brings what <see cref="ReadFact"/> and <see cref="WriteState"/> read up to date.</summary>
    public virtual ValueTask PrepareReadingAsync(TSystem system, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Reads what a witness is about from the present state.</summary>
    public abstract long ReadFact(TSystem system, TWitness witness);

    /// <summary>Writes the present state, the same bytes for the same state.</summary>
    public virtual void WriteState(TSystem system, Stream content) => throw new NotSupportedException($"{Name} writes no state");

    /// <summary>An action for people, possibly over several lines.</summary>
    public virtual string Readable(ISimulation<TConfiguration, TAction, TSystem> simulation, TAction action)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return simulation.Describe(action);
    }

    /// <inheritdoc/>
    internal sealed override TResult Accept<TResult>(ISimulationVisitor<TResult> visitor) => visitor.Visit(this);
}
