using System.Globalization;
using Sim.Reshuffle.Profiles;

namespace Sim.Reshuffle.Scenarios;

/// <summary>Ids of made-up chunks.</summary>
internal static class ChunkIds
{
    /// <summary>The id of a block range; the check at the end is the low 32 bits of the first block.</summary>
    public static string Of(ChunkIdForm form, long firstBlock, long lastBlock) => form switch
    {
        ChunkIdForm.Flat => string.Create(CultureInfo.InvariantCulture, $"0000000000/{firstBlock:d10}-{lastBlock + 1:d10}-{(uint)firstBlock:x8}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{firstBlock:d10}/{firstBlock:d10}-{lastBlock:d10}-{(uint)firstBlock:x8}"),
    };
}
