using System.Runtime.Versioning;
using Sim.Provisioning;

namespace Sim.EndToEnd.Faults;

/// <summary>A theory about servers whose disk is full; without server binaries, or without a disk to fill, it is skipped with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
[UnsupportedOSPlatform("windows")]
internal sealed class SmallDiskTheoryAttribute : TheoryAttribute
{
    public SmallDiskTheoryAttribute()
    {
        Skip = PostgresBinaries.Find() is null ? "no Postgres binaries on this machine, so no server of our own" : SmallDisk.ReasonToSkip;
    }
}
