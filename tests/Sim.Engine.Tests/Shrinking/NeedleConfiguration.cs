namespace Sim.Engine.Tests.Shrinking;

/// <summary>Which steps make a failure. The trap, if there is one, fails in another way unless the number below it came before.</summary>
internal sealed record NeedleConfiguration(IReadOnlyList<int> Needles, int? Trap = null);
