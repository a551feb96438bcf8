using System.Runtime.ExceptionServices;

namespace Scheduler.Core.Placement;

/// <summary>
/// Work on rows that do not depend on each other, cut into blocks of fixed size. The cut does not depend on the number of
/// threads and every block writes to places of its own, so the answer is the same on any number. Work of one block runs
/// on the calling thread: small inputs never start another.
/// </summary>
internal static class Blocks
{
    /// <summary>Runs every block once.</summary>
    /// <param name="count">Number of rows.</param>
    /// <param name="blockRows">Rows of a block.</param>
    /// <param name="threads">Most threads to use, at least 1.</param>
    /// <param name="body">Given the first row of a block and the one after its last.</param>
    public static void Run(int count, int blockRows, int threads, Action<int, int> body)
    {
        var blocks = (int)(((long)count + blockRows - 1) / blockRows);
        if (blocks <= 1 || threads == 1)
        {
            for (var block = 0; block < blocks; block++)
            {
                RunBlock(block);
            }

            return;
        }

        try
        {
            Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, RunBlock);
        }
        catch (AggregateException failures)
        {
            // Callers see what one thread would have thrown, whatever the number of threads.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        void RunBlock(int block)
        {
            var first = block * blockRows;
            body(first, Math.Min(blockRows, count - first) + first);
        }
    }
}
