namespace Sim.Engine.Replay;

/// <summary>Which fingerprints of a replay token no longer match the present program.</summary>
[Flags]
public enum TokenStaleness
{
    /// <summary>Both match.</summary>
    None = 0,

    /// <summary>The generator has changed: the seed may draw another walk.</summary>
    Generator = 1,

    /// <summary>The trace hash differs: the same seed now leads to another run.</summary>
    TraceHash = 2,
}
