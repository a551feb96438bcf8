namespace Sim.Engine.Simulations;

/// <summary>The verbs of a command line that run a simulation.</summary>
[Flags]
public enum SimulationVerbs
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Many cases of a seed.</summary>
    Sweep = 1,

    /// <summary>One case again.</summary>
    Replay = 2,

    /// <summary>A failing case made small.</summary>
    Shrink = 4,

    /// <summary>What each step of a case did.</summary>
    Trace = 8,

    /// <summary>All walk files of a folder.</summary>
    Regressions = 16,

    /// <summary>A page that shows a case.</summary>
    View = 32,

    /// <summary>All of them.</summary>
    All = Sweep | Replay | Shrink | Trace | Regressions | View,
}
