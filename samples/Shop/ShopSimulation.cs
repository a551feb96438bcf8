using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Shop.Orders;
using Shop.Payments;
using Sim.Cluster.AspNetCore.Applications;
using Sim.Cluster.Nodes;
using Sim.Cluster.Simulations;
using Sim.Cluster.Worlds;
using Sim.Engine.Simulations;

namespace Shop;

/// <summary>A buyer orders.</summary>
internal sealed record Buy(int Amount) : ClientStep
{
    /// <summary>A buyer makes one order at a time.</summary>
    public string ToOrder() => FormattableString.Invariant($"{Client}-{AtMs}");
}

/// <summary>Both services as they are in production, three buyers, and everything that can go wrong.</summary>
internal static class ShopSimulation
{
    public const string PaysTwice = "pays-twice";

    private static readonly string[] Port80 = ["--urls=http://*:80"];

    public static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<WebNode, Buyer, string, bool>> Definition { get; } =
        ClusterSimulation.Of<WebNode, Buyer, string, bool>("shop", new()
        {
            Nodes = ["orders", "payments"],
            Mode = WorldMode.PoolOfOne,
            Serve = (node, bug) => node.Name == "orders" ? Orders(node, bug) : Payments(node),
            RunAsync = web => web.RunAsync(),
            SpacingMs = 200,
            Connect = node => new Buyer(node),
        })
        .Call(Gen.Int[1, 9].Select(amount => new Buy(amount)), buy => buy.ToOrder(), (buyer, buy) => buyer.BuyAsync(buy.ToOrder(), buy.Amount))
        .Always("S-01", "no order is paid twice", run => FindPaidTwice(run))
        .Always("S-02", "what a buyer was told is paid is in the ledger", run => FindUnpaid(run))
        .Fact("an order was paid", run => LedgerOf(run) is { Charges.IsEmpty: false })
        .Steps(40)
        .Bug(PaysTwice);

    private static WebNode Orders(Node node, string? bug) => new(
        node, () => OrdersApplication.Build(bug == PaysTwice ? [.. Port80, "--Payments:IsKeyPerAttempt=true"] : Port80));

    private static WebNode Payments(Node node) => new(node, () => PaymentsApplication.Build(Port80), new()
    {
        ConfigureServices = services => services.AddSingleton<ILedgerFile>(new SimulatedLedgerFile(node.Disk)),
    });

    private static string? FindPaidTwice(ClusterRun<WebNode, Buyer, string, bool> run) => LedgerOf(run)?.Charges
        .GroupBy(charge => charge.Order, StringComparer.Ordinal)
        .Where(charges => charges.Count() > 1)
        .Select(charges => $"order {charges.Key} was paid {charges.Count()} times: {string.Join(", ", charges.Select(charge => charge.Key))}")
        .FirstOrDefault();

    private static string? FindUnpaid(ClusterRun<WebNode, Buyer, string, bool> run) => LedgerOf(run) is { } ledger
        ? run.History.Calls
            .Where(call => call is { Output: true } && ledger.Charges.All(charge => charge.Order != call.Input))
            .Select(call => $"{call.Client} was told that order {call.Input} is paid, but there is no charge for it")
            .FirstOrDefault()
        : null;

    /// <summary>The ledger of payments while it is up.</summary>
    private static Ledger? LedgerOf(ClusterRun<WebNode, Buyer, string, bool> run) =>
        run.Services[1]?.Host?.Services.GetRequiredService<Ledger>() is { IsLoaded: true } ledger ? ledger : null;
}
