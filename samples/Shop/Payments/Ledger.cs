using System.Collections.Immutable;
using System.Text.Json;

namespace Shop.Payments;

/// <summary>All charges. Each is kept before it is answered.</summary>
internal sealed class Ledger(ILedgerFile file) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The charges that are kept; empty until they are loaded.</summary>
    public ImmutableArray<Charge> Charges { get; private set; } = [];

    /// <summary>Whether they are.</summary>
    public bool IsLoaded { get; private set; }

    public async Task LoadAsync()
    {
        Charges = await file.ReadAsync() is { } content ? JsonSerializer.Deserialize<ImmutableArray<Charge>>(content) : [];
        IsLoaded = true;
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Charges once for each key.</summary>
    public async Task ChargeAsync(Charge charge)
    {
        await _turn.WaitAsync();
        try
        {
            if (Charges.All(known => known.Key != charge.Key))
            {
                var charges = Charges.Add(charge);
                await file.ReplaceAsync(JsonSerializer.SerializeToUtf8Bytes(charges));
                Charges = charges;
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
