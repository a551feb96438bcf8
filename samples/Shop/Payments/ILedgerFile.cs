namespace Shop.Payments;

/// <summary>Where the ledger is kept: a file in production.</summary>
internal interface ILedgerFile
{
    /// <summary>What it holds; null if there is none yet.</summary>
    Task<byte[]?> ReadAsync();

    /// <summary>Replaces it at once and for good.</summary>
    Task ReplaceAsync(byte[] content);
}
