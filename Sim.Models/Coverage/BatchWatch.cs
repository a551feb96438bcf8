using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;

namespace Sim.Models.Coverage;

/// <summary>Sees what becomes of batches that are taken whole or not at all.</summary>
/// <param name="recorder">Where facts are recorded.</param>
public sealed class BatchWatch(Recorder recorder)
{
    /// <summary>Several new chunks were ingested in one batch.</summary>
    public static readonly FactDescription Ingested = Declare("batch ingested whole");

    /// <summary>A batch was ingested of which some chunks were stored already.</summary>
    public static readonly FactDescription Duplicates = Declare("batch ingested beside duplicates");

    /// <summary>A batch of several chunks was refused whole, since one of them takes the range of another.</summary>
    public static readonly FactDescription IngestionRefused = Declare("batch refused for one overlap");

    /// <summary>Several corrections were registered in one batch.</summary>
    public static readonly FactDescription Corrected = Declare("several corrections registered in one batch");

    /// <summary>Corrections of several datasets were registered in one batch.</summary>
    public static readonly FactDescription CorrectedAcross = Declare("corrections of several datasets registered in one batch");

    /// <summary>Several corrections were refused since one of them was.</summary>
    public static readonly FactDescription CorrectionsRefused = Declare("batch of corrections refused for one of them");

    /// <summary>A batch was ingested.</summary>
    /// <param name="fresh">How many of its chunks are new.</param>
    /// <param name="duplicates">How many were stored already, or stand twice in it.</param>
    public void AfterIngestion(int fresh, int duplicates)
    {
        recorder.Sometimes(fresh > 1, Ingested);
        recorder.Sometimes(fresh > 0 && duplicates > 0, Duplicates);
    }

    /// <summary>A batch was not ingested.</summary>
    /// <param name="chunks">Its size.</param>
    public void AfterRefusedIngestion(int chunks) => recorder.Sometimes(chunks > 1, IngestionRefused);

    /// <summary>A batch of corrections was registered.</summary>
    /// <param name="replacements">The new sides.</param>
    public void AfterCorrections(IReadOnlyList<ChunkPayload> replacements)
    {
        recorder.Sometimes(replacements.Count > 1, Corrected);
        recorder.Sometimes(replacements.DistinctBy(static chunk => chunk.Dataset).Count() > 1, CorrectedAcross);
    }

    /// <summary>A batch of corrections was refused.</summary>
    /// <param name="corrections">Its size.</param>
    public void AfterRefusedCorrections(int corrections) => recorder.Sometimes(corrections > 1, CorrectionsRefused);

    private static FactDescription Declare(string name) => new(name, nameof(BatchWatch));
}
