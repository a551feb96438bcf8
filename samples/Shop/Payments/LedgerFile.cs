namespace Shop.Payments;

/// <summary>A real file, replaced by renaming.</summary>
internal sealed class LedgerFile(string path) : ILedgerFile
{
    public async Task<byte[]?> ReadAsync() => File.Exists(path) ? await File.ReadAllBytesAsync(path) : null;

    public async Task ReplaceAsync(byte[] content)
    {
        var fresh = path + ".new";
        await using (var stream = new FileStream(fresh, FileMode.Create))
        {
            await stream.WriteAsync(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }
}
