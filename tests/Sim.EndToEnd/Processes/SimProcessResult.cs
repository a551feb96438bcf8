namespace Sim.EndToEnd.Processes;

/// <summary>What a run of the program left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record SimProcessResult(int ExitCode, string Output, string Error);
