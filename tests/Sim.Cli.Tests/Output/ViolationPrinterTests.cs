using Sim.Engine.Reports;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;

namespace Sim.Cli.Tests.Output;

/// <summary>Goal: a violation is printed in a fixed order. Method: one that was made up.</summary>
public sealed class ViolationPrinterTests
{
    private static readonly OracleDescription Oracle = new("O-04", "converged floors");

    [Fact]
    public void Details_follow_the_step_line_by_line()
    {
        var violation = new Violation("O-04", "chunk", "C0", "C0 is starved") { Details = "worker  free\nW0      7\n" };

        Assert.Equal("\nO-04 converged floors\n  C0 is starved\n  at step 1: idle\n  worker  free\n  W0      7\n", Printed(violation));
    }

    [Fact]
    public void Without_details_nothing_follows()
    {
        Assert.Equal(
            "\nO-04 converged floors\n  C0 is starved\n  at step 1: idle\n", Printed(new Violation("O-04", "chunk", "C0", "C0 is starved")));
    }

    private static string Printed(Violation violation)
    {
        using var writer = new StringWriter();
        new ViolationPrinter<WorldAction>(writer, "sim", "", action => action.ToString()).PrintFailure(new CaseFailure(Oracle, violation, 1), [new Idle()]);
        return writer.ToString();
    }
}
