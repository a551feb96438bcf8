namespace Scheduler.Core.Tests.Placement;

/// <summary>SeaHash as its definition reads: an array of lanes, word j into lane j mod 4.</summary>
internal static class JudgeSeaHash
{
    public static ulong Hash(byte[] key)
    {
        ulong[] lanes = [0x16f11fe89b0d677c, 0xb480a793d8e6c86c, 0x6fe2e5aaf078ebc9, 0x14f994a4c5259381];
        var padded = new byte[(key.Length + 7) / 8 * 8];
        key.CopyTo(padded, 0);
        for (var word = 0; word < padded.Length / 8; word++)
        {
            lanes[word % 4] = Diffuse(lanes[word % 4] ^ BitConverter.ToUInt64(padded, word * 8));
        }

        return Diffuse(lanes[0] ^ lanes[1] ^ lanes[2] ^ lanes[3] ^ (ulong)key.Length);
    }

    private static ulong Diffuse(ulong x)
    {
        x = unchecked(x * 0x6eed0e9da4d94a4f);
        x ^= (x >> 32) >> (int)(x >> 60);
        return unchecked(x * 0x6eed0e9da4d94a4f);
    }
}
