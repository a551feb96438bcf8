namespace Sim.EndToEnd.Databases;

/// <summary>A theory that needs Postgres; without one it is skipped with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DatabaseTheoryAttribute : TheoryAttribute
{
    public DatabaseTheoryAttribute()
    {
        Skip = SharedServer.ReasonToSkip;
    }
}
