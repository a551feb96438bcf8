using Sim.Engine.Texts;

namespace Sim.CommandLine.Output;

/// <summary>
/// One line of a terminal that is written over and over. It is cut to the width of the terminal, since a line that wraps
/// cannot be taken back, and it leaves nothing behind when it is cleared.
/// </summary>
/// <param name="writer">The terminal.</param>
/// <param name="widthColumns">Its present width.</param>
/// <param name="time">Says when the line may be written again.</param>
internal sealed class StatusLine(TextWriter writer, Func<int> widthColumns, TimeProvider time)
{
    private const string ToEndOfLine = "\u001b[K";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private long? _shownAt;
    private string _text = "";

    /// <summary>Shows a text in place of the one before, ten times a second at most.</summary>
    public void Show(string text)
    {
        lock (_lock)
        {
            _text = VisibleText.Of(text);
            if (_shownAt is { } shownAt && time.GetElapsedTime(shownAt) < Pause)
            {
                return;
            }

            Write();
        }
    }

    /// <summary>Writes a line that stays, above the status.</summary>
    public void WriteLine(string line)
    {
        lock (_lock)
        {
            writer.Write($"\r{ToEndOfLine}{line}\n");
            Write();
        }
    }

    /// <summary>Takes the text back.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            writer.Write($"\r{ToEndOfLine}");
            writer.Flush();
            _text = "";
        }
    }

    private void Write()
    {
        // The last column stays free: some terminals wrap as soon as it is written.
        var width = Math.Max(0, widthColumns() - 1);
        writer.Write($"\r{(_text.Length > width ? _text[..width] : _text)}{ToEndOfLine}");
        writer.Flush();
        _shownAt = time.GetTimestamp();
    }
}
