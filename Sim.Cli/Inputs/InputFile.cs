using Sim.Engine.Inputs;
using Sim.Engine.Simulations;

namespace Sim.Cli.Inputs;

/// <summary>An input as it was read: whoever depends on it depends on these bytes, whatever becomes of the file.</summary>
/// <param name="Path">Its name as given.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record InputFile(string Path, byte[] Content)
{
    /// <summary>Reads a file, a pipe or a device.</summary>
    /// <exception cref="UsageException">It cannot be read, is too large, or does not end.</exception>
    public static InputFile Read(string path, long limitBytes) => Read(path, limitBytes, []);

    /// <summary>As the other one, for content that is known by its beginning.</summary>
    public static InputFile Read(string path, long limitBytes, byte[] magic)
    {
        try
        {
            return new InputFile(path, InputBytes.Read(path, limitBytes, magic, InputBytes.Patience));
        }
        catch (UnreadableInputException unreadable)
        {
            throw new UsageException(unreadable.Message, unreadable);
        }
    }
}
