using System.Globalization;

namespace Sim.Histories.Files;

/// <summary>
/// Reads the lines of a history, in either of two forms: <c>INFO  jepsen.util - 0 :invoke :read nil</c>, as Jepsen logs, or
/// <c>{:process 0, :type :invoke, :f :get, :key "x", :value nil}</c>, as it saves histories. Empty lines and comments are
/// passed over, and so is what the nemesis does.
/// </summary>
internal static class FileLines
{
    private static readonly string[] LogPrefix = ["INFO", "jepsen.util", "-"];
    private static readonly string[] Types = ["invoke", "ok", "fail", "info"];

    /// <summary>The events, in order.</summary>
    /// <exception cref="HistoryFormatException">A line is none.</exception>
    public static IEnumerable<FileEvent> Read(string fileName, string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (!new EdnReader(line).IsAtEnd && ReadLine(fileName, number, line) is { } read)
            {
                yield return read;
            }
        }
    }

    private static FileEvent? ReadLine(string fileName, int number, string line)
    {
        try
        {
            return EndOfLogPrefix(line) is { } start ? OfLog(number, line, start) : OfMap(number, line);
        }
        catch (FormatException fault)
        {
            throw new HistoryFormatException(fileName, number, fault.Message);
        }
    }

    private static FileEvent? OfLog(int number, string line, int start)
    {
        var reader = new EdnReader(line, start);
        var (process, type, function, value) = (reader.Read(), reader.Read(), reader.Read(), reader.Read());
        return reader.IsAtEnd
            ? Event(number, process, type, function, key: null, value)
            : throw new FormatException("there is more on the line than process, type, function and value");
    }

    private static FileEvent? OfMap(int number, string line)
    {
        if (!line.AsSpan().TrimStart().StartsWith("{"))
        {
            throw new FormatException("this is neither a line of Jepsen's log nor a map like {:process 0, :type :invoke, ...}");
        }

        var reader = new EdnReader(line);
        var members = (SortedDictionary<string, object?>)reader.Read()!;
        return reader.IsAtEnd
            ? Event(number, Member("process"), Member("type"), Member("f"), members.GetValueOrDefault("key"), members.GetValueOrDefault("value"))
            : throw new FormatException("there is more on the line than one map");

        object? Member(string name) => members.TryGetValue(name, out var value) ? value : throw new FormatException($":{name} is missing");
    }

    private static FileEvent? Event(int number, object? process, object? type, object? function, object? key, object? value)
    {
        if (process is EdnKeyword)
        {
            return null;
        }

        if (process is not long client)
        {
            throw new FormatException($"a process is a number, not {ValueText.Of(process)}");
        }

        if (type is not EdnKeyword { Name: var kind } || !Types.Contains(kind))
        {
            throw new FormatException($"{ValueText.Of(type)} is none of :invoke, :ok, :fail, :info");
        }

        return function is EdnKeyword { Name: var name }
            ? new FileEvent(number, client.ToString(CultureInfo.InvariantCulture), kind, name, key is null ? null : ValueText.Of(key), value)
            : throw new FormatException($"a function is a word like :read, not {ValueText.Of(function)}");
    }

    /// <summary>Where the words end that begin a line of the log; null if the line does not begin with them.</summary>
    private static int? EndOfLogPrefix(string line)
    {
        var position = 0;
        foreach (var word in LogPrefix)
        {
            while (position < line.Length && char.IsWhiteSpace(line[position]))
            {
                position++;
            }

            if (!line.AsSpan(position).StartsWith(word, StringComparison.Ordinal))
            {
                return null;
            }

            position += word.Length;
        }

        return position;
    }
}
