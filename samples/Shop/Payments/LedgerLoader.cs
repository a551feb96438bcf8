using Microsoft.Extensions.Hosting;

namespace Shop.Payments;

/// <summary>Loads the ledger before the first request is taken.</summary>
internal sealed class LedgerLoader(Ledger ledger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => ledger.LoadAsync();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
