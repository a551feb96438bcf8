namespace Scheduler.Core.Ledger;

/// <summary>Something that is worked out from tables when it is asked for, and kept until one of them changes.</summary>
/// <param name="build">Works it out.</param>
/// <param name="sources">Stamps of all that it is worked out from.</param>
internal sealed class Derived<T>(Func<T> build, params Stamp[] sources)
    where T : class
{
    private T? _value;
    private long _builtAt;

    /// <summary>It, as of now; the same object as before if nothing has changed.</summary>
    public T Value
    {
        get
        {
            // Stamps only rise, so that their sum stays the same if none of them has risen.
            var changes = 0L;
            foreach (var source in sources)
            {
                changes += source.Count;
            }

            if (_value is null || _builtAt != changes)
            {
                (_value, _builtAt) = (build(), changes);
            }

            return _value;
        }
    }
}
