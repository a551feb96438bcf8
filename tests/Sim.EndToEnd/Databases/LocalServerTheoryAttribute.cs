using Sim.Provisioning;

namespace Sim.EndToEnd.Databases;

/// <summary>A theory about servers that are started from the machine's own binaries; without them it is skipped with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LocalServerTheoryAttribute : TheoryAttribute
{
    public LocalServerTheoryAttribute()
    {
        Skip = PostgresBinaries.Find() is null ? "no Postgres binaries on this machine, so no server of our own" : null;
    }
}
