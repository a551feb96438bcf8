extern alias BankAccount;

namespace Sim.CommandLine.Tests.Samples;

public sealed class BankAccountTests
{
    [Fact]
    public async Task The_account_holds()
    {
        var run = await CommandRun.OfAsync(BankAccount::BankAccount.Simulation, "sweep", "--cases", "50", "--seed", "1", "--require-coverage");

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task The_overdraft_shrinks_to_the_least_withdrawal()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.OfAsync(
            BankAccount::BankAccount.Simulation, "sweep", "--cases", "20", "--seed", "1", "--bug", "overdraft", "--save-failures", folder.Root);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["withdraw amount 1"], run.ShrunkWalk);
    }
}
