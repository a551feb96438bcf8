using Scheduler.Postgres.Tests.Faults;
using Sim.Engine.Randomness;

namespace Scheduler.Postgres.Tests.FaultWalks;

/// <summary>Strikes some boundaries of some operations, also again while an operation is repeated. A seed decides.</summary>
public sealed class SampledBoundaries(ulong seed) : IFaultPlan
{
    private const int MostStrikesPerOperation = 3;
    private const int BoundariesPerStrike = 40;

    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    private readonly RandomStream _stream = new(stream: 1, seed);
    private int _strikes;

    public void Begin() => _strikes = 0;

    public FaultKind? Choose((string Name, int Occurrence) boundary)
    {
        if (_strikes == MostStrikesPerOperation || _stream.Next(BoundariesPerStrike) > 0)
        {
            return null;
        }

        _strikes++;
        return Kinds[_stream.Next(Kinds.Length)];
    }
}
