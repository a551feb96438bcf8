using System.Text.Json.Serialization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Inputs;
using Sim.Engine.Texts;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>
/// One step of a walk of the scheduler world. Its payload is complete: a recorded list replays without seed or generator. All
/// about an action is in its own file: when it is enabled, what it does, how it reads, what is simpler, what makes it malformed.
/// </summary>
/// <remarks>The list of derived types is the registry of actions: walk files know what it names.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(AddChunks), AddChunks.Kind)]
[JsonDerivedType(typeof(AdvanceClock), AdvanceClock.Kind)]
[JsonDerivedType(typeof(CheckConverged), CheckConverged.Kind)]
[JsonDerivedType(typeof(WorkerJoined), WorkerJoined.Kind)]
[JsonDerivedType(typeof(WorkerLeft), WorkerLeft.Kind)]
[JsonDerivedType(typeof(WorkerFetch), WorkerFetch.Kind)]
[JsonDerivedType(typeof(PortalFetch), PortalFetch.Kind)]
[JsonDerivedType(typeof(CorrectChunk), CorrectChunk.Kind)]
[JsonDerivedType(typeof(IngestChunks), IngestChunks.Kind)]
[JsonDerivedType(typeof(CorrectBatch), CorrectBatch.Kind)]
[JsonDerivedType(typeof(RemoveChunk), RemoveChunk.Kind)]
[JsonDerivedType(typeof(SetMinReplication), SetMinReplication.Kind)]
[JsonDerivedType(typeof(CoverDataset), CoverDataset.Kind)]
[JsonDerivedType(typeof(WorkerVersion), WorkerVersion.Kind)]
[JsonDerivedType(typeof(WorkerHealth), WorkerHealth.Kind)]
[JsonDerivedType(typeof(Poll), Poll.Kind)]
[JsonDerivedType(typeof(Deliver), Deliver.Kind)]
[JsonDerivedType(typeof(DownloadDone), DownloadDone.Kind)]
[JsonDerivedType(typeof(Depart), Depart.Kind)]
[JsonDerivedType(typeof(SetClock), SetClock.Kind)]
[JsonDerivedType(typeof(Idle), Idle.Kind)]
public abstract record WorldAction
{
    /// <summary>The kind of action as walk files, labels and traces name it.</summary>
    [JsonIgnore]
    public abstract string KindName { get; }

    /// <summary>One line with the kind and the whole payload, the same for equal actions.</summary>
    public abstract string Describe();

    /// <summary>Whether the step does nothing and only fills a walk.</summary>
    [JsonIgnore]
    internal virtual bool IsIdle => false;

    /// <summary>Whether the action makes sense now. Walk files replay without asking.</summary>
    internal virtual bool IsEnabledIn(SchedulerWorld world) => true;

    /// <summary>The worker that the action takes away; null if it takes away none.</summary>
    internal virtual WorkerPk? LeaverIn(SchedulerWorld world) => null;

    /// <summary>Does it.</summary>
    internal abstract ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken);

    /// <summary>Strictly simpler forms, the simplest first. Keys stay, so that two chunks can never collapse onto one.</summary>
    public virtual IEnumerable<WorldAction> Simpler() => [];

    /// <summary>What is wrong with it in a walk file.</summary>
    /// <param name="config">The configuration of the file.</param>
    /// <param name="path">Where it stands.</param>
    internal virtual IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) => [];

    /// <summary>The action as a list of steps shows it: on one line, or with its parts on lines below it.</summary>
    public virtual string ToReadable() => ToString();

    /// <inheritdoc/>
    public sealed override string ToString() => VisibleText.Of(Describe());
}
