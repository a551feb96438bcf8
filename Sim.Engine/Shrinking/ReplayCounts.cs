namespace Sim.Engine.Shrinking;

/// <summary>Replays that a shrinking took, by what they were for.</summary>
/// <param name="Reproduction">Seeing the failure once more before anything was changed.</param>
/// <param name="Blocks">Deleting blocks of steps.</param>
/// <param name="Singles">Deleting single steps, the proof of 1-minimality included.</param>
/// <param name="Payloads">Simplifying payloads.</param>
/// <param name="Configuration">Simplifying the configuration.</param>
public sealed record ReplayCounts(int Reproduction, int Blocks, int Singles, int Payloads, int Configuration)
{
    /// <summary>Replays that deleted steps, the proof of 1-minimality included.</summary>
    public int Deletion => Blocks + Singles;

    /// <summary>Replays that simplified payloads or the configuration.</summary>
    public int Simplification => Payloads + Configuration;

    /// <summary>All replays.</summary>
    public int Total => Reproduction + Deletion + Simplification;
}
