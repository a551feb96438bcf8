using Scheduler.Core.Lifecycle;

namespace Sim.Models.Views;

/// <summary>Says why copies changed at one moment of a step.</summary>
internal interface ICopyReasons
{
    /// <summary>The phase and the rule that did it, and what happened, as in <c>plan, CYC-11: …</c>.</summary>
    string Of(CopyChange change);

    /// <summary>What was seen when that was decided, a line per finding; null if there is nothing to tell.</summary>
    string? DetailsOf(CopyChange change) => null;

    /// <summary>The phase and the rule by which a chunk is planned on other workers than before; null if this moment plans nothing.</summary>
    string? OfChunk(ChunkPk chunk) => null;

    /// <summary>What was seen of a chunk when it was planned; null if there is nothing to tell.</summary>
    string? DetailsOf(ChunkPk chunk) => null;
}
