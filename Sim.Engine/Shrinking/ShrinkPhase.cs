namespace Sim.Engine.Shrinking;

/// <summary>What a replay of a shrinking was for.</summary>
public enum ShrinkPhase
{
    /// <summary>Seeing the failure once more before anything is changed.</summary>
    Reproduction,

    /// <summary>Deleting blocks of steps.</summary>
    Blocks,

    /// <summary>Deleting single steps, until no single deletion keeps the failure.</summary>
    Singles,

    /// <summary>Simplifying the payload of single actions.</summary>
    Payloads,

    /// <summary>Simplifying the configuration.</summary>
    Configuration,
}
