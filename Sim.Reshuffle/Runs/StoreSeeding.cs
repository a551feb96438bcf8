using System.Text;
using Scheduler.Core.Lifecycle;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Scenarios;
using Sim.Reshuffle.Schedulers;

namespace Sim.Reshuffle.Runs;

/// <summary>Puts the chunks of an input into a storage that outlives the command, and recognises them there.</summary>
public static class StoreSeeding
{
    /// <summary>Stores datasets and chunks. They stay unregistered, so that a run begins as it does on an empty storage.</summary>
    /// <exception cref="ReshuffleInputException">The storage is not empty.</exception>
    public static async Task IngestAsync(Fleet fleet, ISchedulerStorage storage, IStorageInspection inspection, CancellationToken cancellationToken)
    {
        var state = await inspection.ReadStateAsync(cancellationToken);
        if (state.Datasets.Count + state.Chunks.Count + state.Workers.Count > 0)
        {
            throw new ReshuffleInputException(FormattableString.Invariant(
                $"the database is not empty: it has {state.Datasets.Count} datasets, {state.Chunks.Count} chunks and {state.Workers.Count} workers"));
        }

        await new ChunkIngestion(new ChunkCatalog(fleet), storage).StoreNewAsync(new StoredChunks(), isIngested: false, cancellationToken);
    }

    /// <summary>Demands that a storage holds exactly the chunks of an input, as they were stored.</summary>
    /// <exception cref="ReshuffleInputException">It holds others, or has been run on.</exception>
    public static async Task RequireIngestedAsync(Fleet fleet, IStorageInspection inspection, CancellationToken cancellationToken)
    {
        var state = await inspection.ReadStateAsync(cancellationToken);
        if (state.Lifecycles.Count + state.Workers.Count > 0)
        {
            throw new ReshuffleInputException("the database has been run on since the chunks were stored; empty it and store them again");
        }

        if (state.Chunks.Count != fleet.ChunkCount)
        {
            throw new ReshuffleInputException(FormattableString.Invariant($"the database holds {state.Chunks.Count} chunks and the input {fleet.ChunkCount}"));
        }

        for (var row = 0; row < fleet.ChunkCount; row++)
        {
            var (stored, id) = (state.Chunks[row], Encoding.UTF8.GetString(fleet.Ids[row]));
            if (stored.Pk != new ChunkPk(row + 1) || stored.Id != id || stored.Dataset != fleet.DatasetNames[fleet.Datasets[row]] || stored.SizeBytes != fleet.SizesBytes[row])
            {
                throw new ReshuffleInputException(FormattableString.Invariant($"the database holds chunk '{stored.Id}' where row {row} of the input is '{id}'"));
            }
        }
    }
}
