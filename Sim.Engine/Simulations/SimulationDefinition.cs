using System.Runtime.CompilerServices;
using CsCheck;
using Sim.Engine.Replay;
using Sim.Engine.Verdicts;
using Sim.Engine.Views;

namespace Sim.Engine.Simulations;

/// <summary>
/// A simulation that is made of records: a configuration, kinds of actions, oracles. Every call returns a new one, so that a
/// definition can be shared and varied. How actions are shrunk, how they read in traces and how they are kept in files
/// follows from their members; a <see cref="System.ComponentModel.DataAnnotations.RangeAttribute"/> says which numbers a
/// member takes.
/// </summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">What all actions derive from.</typeparam>
/// <typeparam name="TSystem">The system.</typeparam>
public sealed class SimulationDefinition<TConfiguration, TAction, TSystem>
    : SimulationDescription<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>, FactWitness>
    where TConfiguration : notnull
    where TAction : notnull
{
    private readonly SimulationParts<TConfiguration, TAction, TSystem> _parts;
    private readonly Lazy<WalkFileFormat<TConfiguration, TAction, FactWitness>> _format;

    internal SimulationDefinition(SimulationParts<TConfiguration, TAction, TSystem> parts)
    {
        _parts = parts;
        _format = new(() => DefinedFormat.Create(parts));
        Options = parts.Bugs.IsEmpty
            ? parts.Options
            : [new(ProfileChoice.BugOption, $"switch on a planted defect: {string.Join(", ", parts.Bugs)}") { Values = parts.Bugs }, .. parts.Options];
    }

    /// <inheritdoc/>
    public override string Name => _parts.Name;

    /// <inheritdoc/>
    public override string About => _parts.About;

    /// <inheritdoc/>
    public override bool IsOneAtATime => _parts.IsOneAtATime;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ModelNames => [.. _parts.Models.Select(model => model.Name)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Bugs => _parts.Bugs;

    /// <inheritdoc/>
    public override IReadOnlyList<SimulationOption> Options { get; }

    /// <inheritdoc/>
    public override WalkFileFormat<TConfiguration, TAction, FactWitness> Format => _format.Value;

    /// <summary>Adds a kind of actions.</summary>
    /// <typeparam name="TKind">The type of the actions.</typeparam>
    /// <param name="actions">Draws one.</param>
    /// <param name="perform">What it does.</param>
    /// <param name="when">When it is enabled; null for always. A disabled action is drawn again, and does nothing in a written walk.</param>
    /// <param name="weight">How often it is drawn, relative to the others; 0 for never.</param>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Action<TKind>(
        Gen<TKind> actions, Action<TSystem, TKind> perform, Func<TSystem, TKind, bool>? when = null, int weight = 1)
        where TKind : TAction =>
        Action(_ => actions, Synchronously(perform), when, weight);

    /// <inheritdoc cref="Action{TKind}(Gen{TKind},Action{TSystem,TKind},Func{TSystem,TKind,bool},int)"/>
    [OverloadResolutionPriority(1)]
    public SimulationDefinition<TConfiguration, TAction, TSystem> Action<TKind>(
        Gen<TKind> actions, Func<TSystem, TKind, Task> perform, Func<TSystem, TKind, bool>? when = null, int weight = 1)
        where TKind : TAction =>
        Action(_ => actions, (system, action, _) => new ValueTask(perform(system, action)), when, weight);

    /// <inheritdoc cref="Action{TKind}(Gen{TKind},Action{TSystem,TKind},Func{TSystem,TKind,bool},int)"/>
    [OverloadResolutionPriority(2)]
    public SimulationDefinition<TConfiguration, TAction, TSystem> Action<TKind>(
        Gen<TKind> actions, Func<TSystem, TKind, ValueTask> perform, Func<TSystem, TKind, bool>? when = null, int weight = 1)
        where TKind : TAction =>
        Action(_ => actions, (system, action, _) => perform(system, action), when, weight);

    /// <summary>Adds a kind of actions whose choices depend on the present state of the system.</summary>
    /// <typeparam name="TKind">The type of the actions.</typeparam>
    /// <param name="actionsOf">Draws one; null where there is none to draw.</param>
    /// <param name="perform">What it does.</param>
    /// <param name="when">When it is enabled; null for always.</param>
    /// <param name="weight">How often it is drawn, relative to the others; 0 for never.</param>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Action<TKind>(
        Func<TSystem, Gen<TKind>?> actionsOf,
        Func<TSystem, TKind, CancellationToken, ValueTask> perform,
        Func<TSystem, TKind, bool>? when = null,
        int weight = 1)
        where TKind : TAction
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        if (_parts.Actions.Any(action => action.Kind == typeof(TKind)))
        {
            throw new ArgumentException($"{typeof(TKind).Name} is an action of {Name} already", nameof(actionsOf));
        }

        return new(_parts with
        {
            Actions = _parts.Actions.Add(new(
                typeof(TKind),
                weight,
                system => actionsOf(system)?.Select(action => (TAction)action),
                (system, action) => when?.Invoke(system, (TKind)action) ?? true,
                (system, action, cancellationToken) => perform(system, (TKind)action, cancellationToken))),
        });
    }

    /// <summary>Adds a safety oracle that is asked after every step.</summary>
    /// <param name="id">A short stable id, as in <c>B-01</c>.</param>
    /// <param name="name">What it demands, in a few words.</param>
    /// <param name="holds">Whether it holds.</param>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Always(string id, string name, Func<TSystem, bool> holds) =>
        Always(id, name, system => holds(system) ? null : $"not so: {name}");

    /// <summary>Adds a safety oracle that is asked after every step.</summary>
    /// <param name="id">A short stable id, as in <c>B-01</c>.</param>
    /// <param name="name">What it demands, in a few words.</param>
    /// <param name="findFault">What is wrong, as a sentence with the concrete names and numbers; null if nothing is.</param>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Always(string id, string name, Func<TSystem, string?> findFault) =>
        Judge(new(id, name), isAtEnd: false, (system, _) => ValueTask.FromResult(findFault(system)));

    /// <summary>Adds a liveness oracle that is asked once at the end of a case, and gives the system the time that it may need.</summary>
    /// <param name="id">A short stable id.</param>
    /// <param name="name">What it demands, in a few words.</param>
    /// <param name="findFault">Lets the system go on, and says what is wrong then, as a sentence; null if nothing is.</param>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Eventually(string id, string name, Func<TSystem, string?> findFault) =>
        Eventually(id, name, (system, _) => ValueTask.FromResult(findFault(system)));

    /// <inheritdoc cref="Eventually(string,string,Func{TSystem,string})"/>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Eventually(
        string id, string name, Func<TSystem, CancellationToken, ValueTask<string?>> findFault) =>
        Judge(new(id, name, IsLiveness: true), isAtEnd: true, findFault);

    /// <summary>Adds a situation that a sweep must see, or it proves less than it claims. Walk files may name it as a witness.</summary>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Fact(string name, Func<TSystem, bool> isSeen) =>
        new(_parts with { Facts = _parts.Facts.Add(new(new FactDescription(name, Name), IsBoolean: true, system => isSeen(system) ? 1 : 0)) });

    /// <summary>Adds a figure of the state: sweeps say how it was distributed, and walk files may name it as a witness.</summary>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Measure(string name, Func<TSystem, long> read) =>
        new(_parts with { Facts = _parts.Facts.Add(new(new FactDescription(name, Name), IsBoolean: false, read)) });

    /// <summary>Adds a part of the state to the trace, and to the hash by which a run that differs is told.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="read">Its value; its text must be the same for the same state.</param>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Observe(string name, Func<TSystem, object?> read) =>
        new(_parts with { Observations = _parts.Observations.Add(new(name, read)) });

    /// <summary>
    /// Says what pictures of a run show beside actions, observed values and verdicts: lanes, phases, levels, parts of the state. It is
    /// asked once the system is built and after every step, only if a picture is wanted. A simulation that names a lane here or
    /// while it is built puts its actions on lanes by itself, or they stand on one of their own.
    /// </summary>
    /// <param name="show">Tells the picture what the present state looks like; what did not change since is left out.</param>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Picture(Action<ViewRecorder, TSystem> show)
    {
        ArgumentNullException.ThrowIfNull(show);
        return new(_parts with { Picture = _parts.Picture + show });
    }

    /// <summary>Says what time it is in the system, in ticks.</summary>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Clock(Func<TSystem, long> nowTicks) => new(_parts with { NowTicks = nowTicks });

    /// <summary>Names planted defects, which <c>--bug</c> switches on and <see cref="CaseContext.HasBug"/> asks for.</summary>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Bug(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            ReplayName.Require(name, "the name of a planted defect");
        }

        return new(_parts with { Bugs = _parts.Bugs.AddRange(names) });
    }

    /// <summary>Adds an option to the verbs, which <see cref="CaseContext.Option"/> reads.</summary>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Option(SimulationOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return new(_parts with { Options = _parts.Options.Add(option) });
    }

    /// <summary>Says that a process can run one case at a time: its cases need something of the process for themselves. Sweeps run several in several processes.</summary>
    public SimulationDefinition<TConfiguration, TAction, TSystem> OneAtATime() => new(_parts with { IsOneAtATime = true });

    /// <summary>Takes so many steps in a case; 100 unless said otherwise.</summary>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Steps(int count) =>
        new(_parts with { Models = [.. _parts.Models.Select(model => model.Steps(count))] });

    /// <summary>Adds another model, which differs from the first as said.</summary>
    /// <param name="name">Its name: lower-case letters, digits and hyphens.</param>
    /// <param name="change">What is different.</param>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Model(
        string name, Func<ModelDefinition<TConfiguration, TSystem>, ModelDefinition<TConfiguration, TSystem>> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(_parts with { Models = _parts.Models.Add(change(_parts.Models[0].Named(name))) });
    }

    /// <summary>Says what is simpler than a value of a type, instead of what its shape says.</summary>
    /// <typeparam name="TValue">The type: an action, the configuration, or a member of one.</typeparam>
    /// <param name="simpler">Strictly simpler values, the simplest first.</param>
    public SimulationDefinition<TConfiguration, TAction, TSystem> Simplify<TValue>(Func<TValue, IEnumerable<TValue>> simpler)
        where TValue : notnull =>
        new(_parts with { Simplifiers = _parts.Simplifiers.SetItem(typeof(TValue), value => simpler((TValue)value).Select(other => (object)other)) });

    /// <inheritdoc/>
    public override ISimulationBackends<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>> CreateBackends() =>
        new DefinedBackends<TConfiguration, TAction, TSystem>(_parts, Options);

    /// <inheritdoc/>
    public override ISimulationProfile<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>> ReadProfile(string backend, SimulationInputs inputs) =>
        new DefinedProfile<TConfiguration, TAction, TSystem>(_parts, ProfileChoice.Read(Options, inputs));

    /// <inheritdoc/>
    public override ISimulationProfile<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>>? FindProfile(string name) =>
        ProfileChoice.Find(Options, name) is { } choice ? new DefinedProfile<TConfiguration, TAction, TSystem>(_parts, choice) : null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> DifferencesFrom(
        ISimulationProfile<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>> profile, SimulationInputs inputs)
    {
        var said = ((DefinedProfile<TConfiguration, TAction, TSystem>)profile).Choice.Given;
        return [.. ProfileChoice.Read(Options, inputs).Given.Where(option => !said.Contains(option)).Select(option => $"{option.Key} {option.Value}")];
    }

    /// <inheritdoc/>
    public override long ReadFact(SimulatedWorld<TAction, TSystem> system, FactWitness witness)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(witness);
        return _parts.Facts.First(fact => fact.Fact.Name == witness.Fact).Read(system.System);
    }

    private SimulationDefinition<TConfiguration, TAction, TSystem> Judge(
        OracleDescription oracle, bool isAtEnd, Func<TSystem, CancellationToken, ValueTask<string?>> findFault)
    {
        if (_parts.Oracles.Any(known => known.Oracle.Id == oracle.Id))
        {
            throw new ArgumentException($"{oracle.Id} is an oracle of {Name} already", nameof(oracle));
        }

        return new(_parts with { Oracles = _parts.Oracles.Add(new(oracle, isAtEnd, findFault)) });
    }

    private static Func<TSystem, TKind, CancellationToken, ValueTask> Synchronously<TKind>(Action<TSystem, TKind> perform) =>
        (system, action, _) =>
        {
            perform(system, action);
            return ValueTask.CompletedTask;
        };
}
