using Sim.Engine.Simulations;

namespace Sim.Cli.Inputs;

/// <summary>
/// Decodes what others wrote, with libraries that were not made for damaged bytes, within the time that a sound input of that
/// length could need. Code that is caught in a loop cannot be stopped; it is left behind, and the process ends without it.
/// </summary>
internal static class InputDecoding
{
    private const double LeastSeconds = 4;
    private const double SecondsPerMebibyte = 4;
    private const double MostWaiting = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>The processor time that an input may need.</summary>
    public static TimeSpan TimeFor(long bytes) => TimeSpan.FromSeconds(LeastSeconds + (SecondsPerMebibyte * bytes / (1 << 20)));

    /// <summary>Decodes an input.</summary>
    /// <typeparam name="TDocument">What it becomes.</typeparam>
    /// <param name="input">The input.</param>
    /// <param name="limit">The processor time that it may need. A busy machine makes it wait longer, but not for ever.</param>
    /// <param name="decode">Decodes.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="UsageException">It took longer.</exception>
    public static async Task<TDocument> WithinAsync<TDocument>(
        InputFile input, TimeSpan limit, Func<CancellationToken, Task<TDocument>> decode, CancellationToken cancellationToken)
    {
        var (clock, used) = (TimeProvider.System, System.Environment.CpuUsage.TotalTime);
        var start = clock.GetTimestamp();
        var decoding = Task.Run(() => decode(cancellationToken), cancellationToken);
        while (await Task.WhenAny(decoding, Task.Delay(Interval, cancellationToken)) != decoding)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var elapsed = clock.GetElapsedTime(start);
            if ((elapsed > limit && System.Environment.CpuUsage.TotalTime - used > limit) || elapsed > limit * MostWaiting)
            {
                throw new UsageException($"{input.Path}: this is no file that can be read; decoding it took longer than any sound file of its length would take");
            }
        }

        return await decoding;
    }
}
