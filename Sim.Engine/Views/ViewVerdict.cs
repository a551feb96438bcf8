namespace Sim.Engine.Views;

/// <summary>What an oracle said during a step.</summary>
/// <param name="OracleId">The oracle.</param>
/// <param name="Word"><c>holds</c>, <c>excused</c> or <c>violated</c>.</param>
/// <param name="Text">The excuse, or what is wrong; null if it holds.</param>
internal readonly record struct ViewVerdict(string OracleId, string Word, string? Text);
