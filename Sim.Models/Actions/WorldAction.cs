using System.Text.Json.Serialization;
using Sim.Engine.Texts;

namespace Sim.Models.Actions;

/// <summary>One step of a walk of the scheduler world. Its payload is complete: a recorded list replays without seed or generator.</summary>
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

    /// <inheritdoc/>
    public sealed override string ToString() => VisibleText.Of(Describe());
}
