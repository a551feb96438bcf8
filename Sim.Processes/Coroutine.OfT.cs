namespace Sim.Processes;

/// <summary>A call that ends with a result.</summary>
internal abstract class Coroutine<TResult> : Coroutine
{
    public TResult Result { get; private set; } = default!;

    public void Complete(TResult result)
    {
        Result = result;
        Complete();
    }

    /// <summary>The result, or the exception that it ended with; a procedure is over then for good.</summary>
    public TResult TakeResult()
    {
        if (!HasEnded)
        {
            throw ForeignAwaitException.OfMethod();
        }

        var (result, failure) = (Result, Failing);
        if (IsProcedure)
        {
            Recycle();
        }

        failure?.Throw();
        return result;
    }

    /// <summary>Back to the pool; only calls that ran as procedures, of which nobody keeps a hold.</summary>
    protected abstract void Recycle();

    protected void Clear()
    {
        Result = default!;
        Reset();
    }
}
