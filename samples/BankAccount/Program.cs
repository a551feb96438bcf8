using CsCheck;
using Sim.CommandLine;
using Sim.Engine.Simulations;

return await SimulationCommand.RunAsync(args, BankAccount.Simulation);

/// <summary>The system: an account that pays out what it holds and no more.</summary>
internal sealed class Account(bool isCheckingBalance)
{
    public int Balance { get; private set; }

    public void Deposit(int amount) => Balance += amount;

    public void Withdraw(int amount) => Balance -= amount <= Balance || !isCheckingBalance ? amount : 0;
}

/// <summary>What can happen to it.</summary>
internal abstract record Step
{
    public sealed record Deposit(int Amount) : Step;

    public sealed record Withdraw(int Amount) : Step;
}

/// <summary>How it is simulated, and what must hold after every step.</summary>
internal static class BankAccount
{
    private static readonly Gen<int> Amounts = Gen.Int[1, 100];

    public static Simulation Simulation { get; } = Simulation
        .Of<Step, Account>("bank-account", context => new Account(!context.HasBug("overdraft")))
        .Action(Amounts.Select(amount => new Step.Deposit(amount)), (account, step) => account.Deposit(step.Amount))
        .Action(Amounts.Select(amount => new Step.Withdraw(amount)), (account, step) => account.Withdraw(step.Amount))
        .Always("B-01", "no account is overdrawn", account => account.Balance < 0 ? $"the balance is {account.Balance}" : null)
        .Bug("overdraft");
}
