using CsCheck;
using Sim.CommandLine;

namespace Sim.Cli.Tests.Conditions;

/// <summary>
/// Goal: each condition of the documented table leads to its code, alone, and several lead to the one that comes first.
/// Method: every condition is brought about by a command line while nothing else is wrong; sets of codes at random, against the documented order.
/// </summary>
public sealed class ExitConditionTests
{
    /// <summary>As the contract of the command line lists them, and SIGHUP.</summary>
    private static readonly int[] Documented = [0, 1, 2, 3, 4, 5, 6, 70, 129, 130, 143];

    /// <summary>Where several apply, the first one wins.</summary>
    private static readonly ExitCode[] Order =
        [ExitCode.Usage, ExitCode.EnvironmentLacking, ExitCode.Nondeterminism, ExitCode.Violated, ExitCode.Liveness, ExitCode.Coverage, ExitCode.Held];

    public static TheoryData<string> Conditions => [.. ExitConditions.All.Select(condition => condition.Name)];

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Each_condition_alone_leads_to_its_code(string name)
    {
        var condition = ExitConditions.All.Single(condition => condition.Name == name);
        var run = await condition.BringAboutAsync();

        Assert.True(condition.Code == run.ExitCode, $"{run.ExitCode} instead of {condition.Code}\n{run.Output}\n{run.Error}");
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        if (condition.Code is not (ExitCode.Held or ExitCode.Violated or ExitCode.Liveness or ExitCode.Coverage or ExitCode.Nondeterminism))
        {
            Assert.Single(run.Error.Split('\n'), line => line.StartsWith("sim: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_documented_code_has_a_condition_and_no_other_has()
    {
        Assert.Equal(Documented, ExitConditions.All.Select(condition => (int)condition.Code).Distinct().Order());
        Assert.Equal(Documented, Enum.GetValues<ExitCode>().Select(code => (int)code).Order());
        Assert.Distinct(ExitConditions.All.Select(condition => condition.Name));
    }

    [Fact]
    public void Of_several_codes_the_documented_order_decides_whatever_else_there_is() =>
        Gen.Int[0, Order.Length - 1].Select(static position => Order[position]).Array[0, 8].Sample(codes =>
            Assert.Equal(codes.Append(ExitCode.Held).MinBy(code => Array.IndexOf(Order, code)), ExitCodes.First(codes)));
}
