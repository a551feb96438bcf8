using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Sim.Engine.Inputs;

/// <summary>What a path leads to, links followed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Identity">The same for two paths if and only if they lead to the same file, by links of any kind too.</param>
internal sealed record FileStatus(FileKind Kind, string Identity)
{
    private const int CurrentFolder = -100;
    private const uint BasicFields = 0x7FF;
    private const int BufferBytes = 256;
    private const int ModeOffset = 28;
    private const int InodeOffset = 32;
    private const int DeviceOffset = 136;
    private const int KindMask = 0xF000;
    private const int OrdinaryMode = 0x8000;
    private const int FolderMode = 0x4000;

    /// <summary>Looks at a path without opening what it leads to.</summary>
    /// <returns>Null if there is nothing.</returns>
    public static FileStatus? Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return OperatingSystem.IsLinux() ? OfLinux(path) : OfAnySystem(path);
    }

    /// <summary>Only the system itself knows device and inode, and what is a pipe or a device.</summary>
    private static FileStatus? OfLinux(string path)
    {
        var buffer = new byte[BufferBytes];
        if (path.Contains('\0', StringComparison.Ordinal) || ReadStatus(CurrentFolder, [.. Encoding.UTF8.GetBytes(path), 0], 0, BasicFields, buffer) != 0)
        {
            return null;
        }

        var kind = (BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(ModeOffset)) & KindMask) switch
        {
            OrdinaryMode => FileKind.Ordinary,
            FolderMode => FileKind.Folder,
            _ => FileKind.Stream,
        };
        var inode = BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(InodeOffset));
        var device = BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(DeviceOffset));
        return new FileStatus(kind, string.Create(CultureInfo.InvariantCulture, $"{device:x}:{inode}"));
    }

    private static FileStatus? OfAnySystem(string path) =>
        Directory.Exists(path) ? new FileStatus(FileKind.Folder, Path.GetFullPath(path))
        : File.Exists(path) ? new FileStatus(FileKind.Ordinary, Path.GetFullPath(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path))
        : null;

    [DllImport("libc", EntryPoint = "statx", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadStatus(int folder, byte[] path, int flags, uint fields, byte[] buffer);
}
