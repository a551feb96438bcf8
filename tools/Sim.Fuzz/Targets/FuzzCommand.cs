namespace Sim.Fuzz.Targets;

/// <summary>A command line with its environment.</summary>
/// <param name="Arguments">The arguments.</param>
/// <param name="Variable">The variable that is set; null for none.</param>
/// <param name="Value">Its value.</param>
/// <param name="MayWork">Whether a sound input may ask for hours of work: then it is interrupted soon, and must end soon after.</param>
internal sealed record FuzzCommand(IReadOnlyList<string> Arguments, string? Variable = null, string? Value = null, bool MayWork = false);
