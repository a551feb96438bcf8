namespace Sim.CommandLine;

/// <summary>What the process tells its caller.</summary>
internal enum ExitCode
{
    /// <summary>Everything held.</summary>
    Held = 0,

    /// <summary>A safety oracle was violated, or a walk file's expectation was not met.</summary>
    Violated = 1,

    /// <summary>Usage error or unreadable input.</summary>
    Usage = 2,

    /// <summary>The environment lacks something.</summary>
    EnvironmentLacking = 3,

    /// <summary>A liveness oracle failed.</summary>
    Liveness = 4,

    /// <summary>A required fact was never seen, or an oracle judged nothing.</summary>
    Coverage = 5,

    /// <summary>The same case ran differently twice, or a failure did not happen again.</summary>
    Nondeterminism = 6,

    /// <summary>A bug of ours.</summary>
    Bug = 70,

    /// <summary>Ended because the terminal went away, as shells report it.</summary>
    HungUp = 129,

    /// <summary>Ended by Ctrl-C, as shells report it.</summary>
    Interrupted = 130,

    /// <summary>Ended by SIGTERM, as shells report it.</summary>
    Terminated = 143,
}
