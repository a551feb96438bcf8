using System.Text.Json;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Reads the exact cases in <c>Data/</c>, written by an independent implementation.</summary>
internal static class DataFile
{
    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", name)));
        return document.RootElement.Clone();
    }

    public static ushort[] Positions(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetUInt16())];

    public static int[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetInt32())];

    public static ushort[][] Rows(JsonElement lists) => [.. lists.EnumerateArray().Select(Positions)];
}
