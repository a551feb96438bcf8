using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>The ways by which a world comes to its judges.</summary>
public static class JudgingPaths
{
    /// <summary>A scheduling cycle that published at its first attempt.</summary>
    public static readonly JudgingPath Ordinary = new("ordinary cycle", "after a scheduling cycle that published at its first attempt");

    /// <summary>A scheduling cycle that published after a restart had ended at least one attempt at it.</summary>
    public static readonly JudgingPath Restarted = new("restarted cycle", "after a scheduling cycle that published when a restarted scheduler repeated it");

    /// <summary>A scheduling cycle that was refused.</summary>
    public static readonly JudgingPath Refused = new("short cycle", "after a scheduling cycle that ended in a shortage");

    /// <summary>An attempt at a scheduling cycle that ended in a restart, so that nobody heard its answer.</summary>
    public static readonly JudgingPath Interrupted = new("interrupted cycle", "after a restart in the middle of a scheduling cycle, committed or not");

    /// <summary>A visibility cycle.</summary>
    public static readonly JudgingPath Publication = new("publication", "after a visibility cycle, before its assignment replaces the one before");

    /// <summary>A fixed point at which the latest plan was not refused.</summary>
    public static readonly JudgingPath Probe = new("probe", "at the fixed point that a probe found, some chunks waiting or none");

    /// <summary>A fixed point at which the latest plan was refused.</summary>
    public static readonly JudgingPath ShortProbe = new("short probe", "at the fixed point that a probe found under a shortage");

    /// <summary>A step that is not idle.</summary>
    public static readonly JudgingPath Step = new("step", "after each step that is not idle");

    /// <summary>A registration of new chunks.</summary>
    public static readonly JudgingPath Registration = new("registration", "after new chunks were admitted or rejected");

    /// <summary>A confirmation by the quorum.</summary>
    public static readonly JudgingPath Confirmation = new("confirmation", "after the quorum has confirmed an assignment, newer or not");

    /// <summary>A worker that has what it was told to hold.</summary>
    public static readonly JudgingPath Report = new("report", "after a worker has applied an assignment");
}
