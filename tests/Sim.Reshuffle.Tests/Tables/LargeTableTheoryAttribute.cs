namespace Sim.Reshuffle.Tests.Tables;

/// <summary>A theory that places half a million chunks again and again, which takes minutes. It runs if SIM_TABLES is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LargeTableTheoryAttribute : TheoryAttribute
{
    public LargeTableTheoryAttribute()
    {
        if (Environment.GetEnvironmentVariable("SIM_TABLES") != "1")
        {
            Skip = "half a million chunks a row; SIM_TABLES=1 runs it";
        }
    }
}
