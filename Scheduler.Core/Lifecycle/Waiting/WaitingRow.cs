namespace Scheduler.Core.Lifecycle;

/// <summary>A chunk of a plan that has fewer copies than its floor on workers that may receive it.</summary>
/// <param name="Chunk">Row of the chunk in the input of the plan.</param>
/// <param name="Reason">Why it waits.</param>
public readonly record struct WaitingRow(int Chunk, WaitingReason Reason);
