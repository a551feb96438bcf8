using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>What people call the workers and chunks of one world. Oracles know keys alone.</summary>
public interface ISubjectNames
{
    /// <summary>The short name of a worker, as in <c>W3</c>.</summary>
    string Of(WorkerPk worker);

    /// <summary>The short name of a chunk, as in <c>C5</c>.</summary>
    string Of(ChunkPk chunk);
}
