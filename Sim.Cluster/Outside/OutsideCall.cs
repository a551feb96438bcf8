using Sim.Cluster.Nodes;

namespace Sim.Cluster.Outside;

/// <inheritdoc cref="IOutsideCall"/>
/// <typeparam name="TResult">The answer.</typeparam>
internal sealed class OutsideCall<TResult>(NodeLife life, Func<TResult, string> describe, string where) : IOutsideCall
{
    private readonly TaskCompletionSource<TResult> _result = new();

    public NodeLife Life => life;

    public string Where => where;

    public Task<TResult>? Answer { get; set; }

    public bool IsAnswered => Answer is not null;

    /// <summary>Ends when the answer enters.</summary>
    public Task<TResult> Result => _result.Task;

    public string Describe() => Answer switch
    {
        { IsCompletedSuccessfully: true } answer => describe(answer.Result),
        { IsFaulted: true } answer => $"{answer.Exception!.InnerException!.GetType().Name}: {answer.Exception.InnerException.Message}",
        _ => "cancelled",
    };

    public void Enter()
    {
        switch (Answer)
        {
            case { IsCompletedSuccessfully: true } answer:
                _result.TrySetResult(answer.Result);
                break;
            case { IsFaulted: true } answer:
                _result.TrySetException(answer.Exception!.InnerExceptions);
                break;
            default:
                _result.TrySetCanceled();
                break;
        }
    }
}
