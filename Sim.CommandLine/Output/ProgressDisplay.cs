using System.Globalization;

namespace Sim.CommandLine.Output;

/// <summary>Shows on the error output how far long work has come, if a person watches; otherwise it shows nothing.</summary>
/// <param name="output">Where to write.</param>
internal sealed class ProgressDisplay(IOutput output)
{
    /// <summary>Runs work beside a line of progress, which is gone when the work ends.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <param name="title">What is being done.</param>
    /// <param name="work">The work; it reports how much is done, of how much, and a remark.</param>
    public Task<T> RunAsync<T>(string title, Func<Action<double, double, string>, Task<T>> work) =>
        RunAsync(title, (report, _) => work(report));

    /// <summary>The same for work that also writes lines which stay.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="work">The work; it reports how much is done, of how much, and a remark, and writes lines.</param>
    public async Task<T> RunAsync<T>(string title, Func<Action<double, double, string>, Action<string>, Task<T>> work)
    {
        if (!output.IsErrorInteractive)
        {
            return await work((_, _, _) => { }, output.Error.WriteLine);
        }

        var line = new StatusLine(output.Error, () => output.ErrorWidthColumns, TimeProvider.System);
        var start = TimeProvider.System.GetTimestamp();
        line.Show(title);
        try
        {
            return await work(
                (done, total, remark) => line.Show(Text(title, done, total, remark, TimeProvider.System.GetElapsedTime(start))),
                line.WriteLine);
        }
        finally
        {
            line.Clear();
        }
    }

    /// <summary>The text of the line: what is done, the share of it, the time that it may still take, and the remark, which is cut off first.</summary>
    internal static string Text(string title, double done, double total, string remark, TimeSpan elapsed)
    {
        var share = total > 0 ? Math.Clamp(done / total, 0, 1) : 0;
        var left = share > 0 ? $"{Duration(elapsed * ((1 - share) / share))} left" : "";
        var text = string.Create(CultureInfo.InvariantCulture, $"{title}  {Math.Floor(100 * share),3:F0} %  {left}  {remark}");
        return text.TrimEnd();
    }

    private static string Duration(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
}
