using Sim.Engine.Replay;

namespace Sim.CommandLine;

/// <summary>A bug of ours that one case brings about.</summary>
/// <param name="token">The case.</param>
/// <param name="cause">What it threw.</param>
internal sealed class CaseBugException(ReplayToken token, Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>The case.</summary>
    public ReplayToken Token { get; } = token;
}
