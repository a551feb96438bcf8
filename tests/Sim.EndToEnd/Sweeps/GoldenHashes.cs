namespace Sim.EndToEnd.Sweeps;

/// <summary>Hashes of sweeps of 12 cases from the seed c0ffee, per model.</summary>
internal static class GoldenHashes
{
    public const string Guided = "b8b2cb01fbe25ef4";
}
